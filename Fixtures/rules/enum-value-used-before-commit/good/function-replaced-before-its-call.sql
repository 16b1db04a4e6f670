-- The function that names the label is replaced by one that does not, and only that one is called.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
CREATE FUNCTION cheer_up() RETURNS void LANGUAGE plpgsql AS $$ BEGIN UPDATE person SET mood = 'happy'; END $$;
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE OR REPLACE FUNCTION cheer_up() RETURNS void LANGUAGE plpgsql AS $$ BEGIN UPDATE person SET mood = 'ok'; END $$;
SELECT cheer_up();
COMMIT;
