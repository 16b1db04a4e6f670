-- The function is called once for each row: without a row, not at all.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE FUNCTION best_mood(who text) RETURNS mood LANGUAGE plpgsql AS $$
BEGIN
    RETURN 'happy';
--         ^^^^^^^ warning likely enum-value-used-before-commit 55P04
END $$;
-- file: 0002.sql
-- fails-when: INSERT INTO person VALUES ('Ann', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = best_mood(name);
COMMIT;
