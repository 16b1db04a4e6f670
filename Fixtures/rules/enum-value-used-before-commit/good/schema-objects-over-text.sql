-- The same index, view, CHECK and default as text: nothing turns the label into a mood.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE VIEW happy_people AS SELECT name FROM person WHERE mood::text = 'happy';
ALTER TABLE person ADD CHECK (name <> 'happy'), ADD COLUMN note text DEFAULT 'happy';
CREATE INDEX ON person (mood) WHERE name = 'happy';
CREATE DOMAIN word AS text DEFAULT 'happy' CHECK (VALUE <> 'happy');
CREATE POLICY hide ON person USING (mood::text <> 'happy');
COMMIT;
