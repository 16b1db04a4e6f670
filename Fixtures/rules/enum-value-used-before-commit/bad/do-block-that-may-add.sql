-- Whether the label is added here depends on rows, and so does whether it may be used.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('sad', 'ok', 'glad');
CREATE TABLE person (name text, mood mood);
-- file: 0002.sql
-- elsewhere: ALTER TYPE mood ADD VALUE 'happy';
-- fails-when: ALTER TYPE mood RENAME VALUE 'happy' TO 'cheerful'; INSERT INTO person VALUES ('Ann', 'glad');
BEGIN;
DO $$ BEGIN
    IF EXISTS (SELECT FROM person WHERE mood = 'glad') THEN
        ALTER TYPE mood ADD VALUE 'happy';
    END IF;
END $$;
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ warning likely enum-value-used-before-commit 55P04
COMMIT;
