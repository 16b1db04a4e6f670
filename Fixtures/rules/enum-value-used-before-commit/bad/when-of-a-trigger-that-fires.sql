-- What stands behind WHEN is computed for each row, before anybody knows whether the trigger fires.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER note BEFORE INSERT ON person FOR EACH ROW WHEN (NEW.mood = ANY (enum_range(NULL::mood))) EXECUTE FUNCTION noted();
-- file: 0002.sql
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO person VALUES ('ok');
--          ^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
