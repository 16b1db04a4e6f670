-- By way of text the label is only read when there is a row to write it to.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
-- file: 0002.sql
-- fails-when: INSERT INTO person VALUES ('Ann', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy'::text::mood;
--                       ^^^^^^^ warning likely enum-value-used-before-commit 55P04
COMMIT;
