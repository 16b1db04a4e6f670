-- The column was text at first; the migration makes it a mood and then uses the label.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood text);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'ok' WHERE mood = 'happy';
ALTER TABLE person ALTER COLUMN mood TYPE mood USING 'sad'::mood;
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
