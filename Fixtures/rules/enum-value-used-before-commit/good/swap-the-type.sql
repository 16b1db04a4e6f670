-- The recipe that works in one transaction everywhere: a fresh type with all labels takes the place of the old one.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
ALTER TABLE person ALTER COLUMN mood TYPE mood USING mood::text::mood;
UPDATE person SET mood = 'happy' WHERE mood = 'ok';
DROP TYPE mood_old;
COMMIT;
