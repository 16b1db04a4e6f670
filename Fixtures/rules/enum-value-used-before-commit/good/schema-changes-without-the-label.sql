-- New tables, columns and indexes of the type are fine as long as nothing names the new label.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE TABLE diary (day date, mood mood NOT NULL DEFAULT 'ok');
ALTER TABLE person ADD COLUMN best mood, ALTER COLUMN mood SET DEFAULT 'sad';
CREATE INDEX ON person (mood) WHERE mood > 'sad';
COMMENT ON TYPE mood IS 'sad, ok or happy';
COMMIT;
