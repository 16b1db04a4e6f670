-- The SQL function was restored unchecked, before the label came. Its first call reads its body.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
SET check_function_bodies = off;
CREATE FUNCTION happy_people() RETURNS bigint LANGUAGE sql AS $$
    SELECT count(*) FROM person WHERE mood = 'happy'
--                                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
$$;
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT happy_people();
COMMIT;
