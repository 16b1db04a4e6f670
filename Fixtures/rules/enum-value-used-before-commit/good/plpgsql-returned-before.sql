-- The function returns before it comes to the label.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE FUNCTION cheer_up() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RETURN;
    UPDATE person SET mood = 'happy';
END $$;
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT cheer_up();
COMMIT;
