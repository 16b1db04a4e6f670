-- IF NOT EXISTS adds nothing here: the label has been there since the type was made.
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'happy';
UPDATE person SET mood = 'happy';
COMMIT;
