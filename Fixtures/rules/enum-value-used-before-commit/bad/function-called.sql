-- Creating the function was harmless; to call it is not. What is wrong stands in its body.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE FUNCTION cheer_up() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE person SET mood = 'happy';
--                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
END $$;
SELECT cheer_up();
COMMIT;
