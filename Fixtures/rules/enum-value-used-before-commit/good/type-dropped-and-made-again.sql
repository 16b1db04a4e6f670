-- The type with the new label goes, and one that has the label from its birth comes.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DROP TYPE mood CASCADE;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
ALTER TABLE person ADD COLUMN mood mood DEFAULT 'happy';
COMMIT;
