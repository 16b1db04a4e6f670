-- The table is known, but somebody gave it one column more by hand. What it holds can only be guessed.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text);
-- elsewhere: ALTER TABLE person ADD COLUMN mood mood;
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy' WHERE name = 'happy';
--                       ^^^^^^^ error likely enum-value-used-before-commit 55P04
COMMIT;
