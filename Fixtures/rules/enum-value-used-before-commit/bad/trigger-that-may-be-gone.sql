-- Whether the trigger is still there hangs on rows: it fires only if the branch that drops it was not taken.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE FUNCTION cheer_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.mood := 'happy';
--              ^^^^^^^ warning likely enum-value-used-before-commit 55P04
    RETURN NEW;
END $$;
CREATE TRIGGER cheer_up BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION cheer_up();
-- file: 0002.sql
-- fails-when: ALTER TABLE person DISABLE TRIGGER cheer_up; INSERT INTO person VALUES ('Ann', 'sad'); ALTER TABLE person ENABLE TRIGGER cheer_up;
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM person) THEN
        DROP TRIGGER cheer_up ON person;
    END IF;
END $$;
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO person VALUES ('Bob', 'sad');
COMMIT;
