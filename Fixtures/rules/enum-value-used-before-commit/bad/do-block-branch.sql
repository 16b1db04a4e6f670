-- Whether the branch is taken depends on the rows: somebody has to be sad.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: 0002.sql
-- fails-when: INSERT INTO person VALUES ('sad');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$ BEGIN
    IF EXISTS (SELECT FROM person WHERE mood = 'sad') THEN
        UPDATE person SET mood = 'happy';
--                               ^^^^^^^ warning likely enum-value-used-before-commit 55P04
    END IF;
END $$;
COMMIT;
