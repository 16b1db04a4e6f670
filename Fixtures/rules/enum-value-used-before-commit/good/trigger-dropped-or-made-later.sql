-- The trigger is gone when the table is written to, and its successor comes after that.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE FUNCTION cheer_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.mood := 'happy'; RETURN NEW; END $$;
CREATE TRIGGER cheer_up BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION cheer_up();
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DROP TRIGGER cheer_up ON person;
INSERT INTO person VALUES ('Ann', 'ok');
CREATE TRIGGER cheer_up BEFORE INSERT OR UPDATE ON person FOR EACH ROW EXECUTE FUNCTION cheer_up();
COMMIT;
