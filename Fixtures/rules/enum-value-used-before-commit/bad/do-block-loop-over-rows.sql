-- The body of the loop runs for each row, if there is one.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
-- file: 0002.sql
-- fails-when: INSERT INTO person VALUES ('Ann', 'sad');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$
DECLARE sad record;
BEGIN
    FOR sad IN SELECT name FROM person WHERE mood = 'sad' LOOP
        UPDATE person SET mood = 'happy' WHERE name = sad.name;
--                               ^^^^^^^ warning likely enum-value-used-before-commit 55P04
    END LOOP;
END $$;
COMMIT;
