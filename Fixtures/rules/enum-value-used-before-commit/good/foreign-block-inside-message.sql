-- Somebody else's block between the two commits the label as well.
-- transactions: message
-- file: 0001_mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
-- file: 0002_happy.sql
ALTER TYPE mood ADD VALUE 'happy';
BEGIN;
UPDATE person SET name = upper(name);
COMMIT;
UPDATE person SET mood = 'happy';
