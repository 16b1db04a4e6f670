-- With check_function_bodies off the body of an SQL function stays text. pg_dump writes its scripts like that.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
SET LOCAL check_function_bodies = off;
ALTER TYPE mood ADD VALUE 'happy';
CREATE FUNCTION happy_people() RETURNS SETOF text LANGUAGE sql AS $$ SELECT name FROM person WHERE mood = 'happy' $$;
COMMIT;
