-- The handler catches the error, so the migration goes through: and nobody ever becomes happy.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$ BEGIN
    UPDATE person SET mood = 'happy';
--                           ^^^^^^^ warning certain enum-value-used-before-commit 55P04
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'could not cheer up: %', SQLERRM;
END $$;
COMMIT;
