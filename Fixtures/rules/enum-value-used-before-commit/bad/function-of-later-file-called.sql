-- The call is in the last file, the body in the first, the label in the middle: one transaction holds them all.
-- transactions: run
-- file: 0001_mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
CREATE FUNCTION cheer_up() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE person SET mood = 'happy';
--                           ^^^^^^^ warning certain enum-value-used-before-commit 55P04
END $$;
-- file: 0002_happy.sql
ALTER TYPE mood ADD VALUE 'happy';
-- file: 0003_cheer_up.sql
SELECT cheer_up();
