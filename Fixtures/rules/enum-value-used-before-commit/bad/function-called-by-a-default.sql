-- The row takes its default from a function.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION usual_mood() RETURNS mood LANGUAGE plpgsql AS $$
BEGIN
    RETURN 'happy';
--         ^^^^^^^ error certain enum-value-used-before-commit 55P04
END $$;
CREATE TABLE person (name text, mood mood DEFAULT usual_mood());
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO person (name) VALUES ('Ann');
COMMIT;
