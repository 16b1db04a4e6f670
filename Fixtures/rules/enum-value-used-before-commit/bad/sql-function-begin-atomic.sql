-- BEGIN ATOMIC and RETURN store parsed statements: check_function_bodies does not switch that off.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
SET LOCAL check_function_bodies = off;
ALTER TYPE mood ADD VALUE 'happy';
CREATE FUNCTION is_happy(m mood) RETURNS boolean LANGUAGE sql RETURN m = 'happy';
--                                                                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
CREATE PROCEDURE cheer_up() LANGUAGE sql BEGIN ATOMIC
    UPDATE person SET mood = 'happy';
--                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
END;
COMMIT;
