-- The body of an SQL function is checked when it is created.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE FUNCTION happy_people() RETURNS SETOF text LANGUAGE sql AS $$
    SELECT name FROM person WHERE mood = 'happy';
--                                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
$$;
COMMIT;
