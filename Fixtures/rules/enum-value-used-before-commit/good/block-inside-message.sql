-- The transaction block inside of the message ends with its COMMIT, and with it what makes the label new.
-- transactions: message
-- file: 0001_mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: 0002_happy.sql
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
COMMIT;
UPDATE person SET mood = 'happy';
