-- With session_replication_role = replica ordinary triggers rest.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE FUNCTION cheer_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.mood := 'happy'; RETURN NEW; END $$;
CREATE TRIGGER cheer_up BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION cheer_up();
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SET LOCAL session_replication_role = replica;
INSERT INTO person VALUES ('Ann', 'ok');
COMMIT;
