-- The column is text by the time the label is written to it.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
ALTER TABLE person ALTER COLUMN mood TYPE text;
UPDATE person SET mood = 'happy';
COMMIT;
