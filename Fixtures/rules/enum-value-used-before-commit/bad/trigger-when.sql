-- The WHEN of a trigger is stored as an expression, unlike the body of its function.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE FUNCTION note_it() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE TRIGGER cheering AFTER UPDATE ON person FOR EACH ROW
    WHEN (NEW.mood = 'happy' AND OLD.mood <> 'sad') EXECUTE FUNCTION note_it();
--                   ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
