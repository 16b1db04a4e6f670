-- The UPDATE is harmless, and the table may be empty: a trigger for the statement fires all the same.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE FUNCTION cheer_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM person WHERE mood = 'happy' AND name IS NULL;
--                                  ^^^^^^^ error certain enum-value-used-before-commit 55P04
    RETURN NULL;
END $$;
CREATE TRIGGER cheer_up AFTER UPDATE ON person FOR EACH STATEMENT EXECUTE FUNCTION cheer_up();
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'ok' WHERE mood = 'sad';
COMMIT;
