-- Inside the function its own search_path counts: there mood is the type of the schema app.
CREATE SCHEMA app;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TYPE app.mood AS ENUM ('sad');
CREATE FUNCTION cheer() RETURNS text LANGUAGE plpgsql SET search_path = app AS $$
BEGIN
    RETURN 'happy'::mood;
--         ^^^^^^^ error certain enum-value-used-before-commit 55P04
END $$;
BEGIN;
ALTER TYPE app.mood ADD VALUE 'happy';
SELECT 'happy'::mood;
SELECT cheer();
COMMIT;
