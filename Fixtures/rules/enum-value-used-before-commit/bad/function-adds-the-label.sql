-- One function adds the label, and the statement after its call uses it.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
CREATE FUNCTION add_moods() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    ALTER TYPE mood ADD VALUE IF NOT EXISTS 'happy';
END $$;
BEGIN;
SELECT add_moods();
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
