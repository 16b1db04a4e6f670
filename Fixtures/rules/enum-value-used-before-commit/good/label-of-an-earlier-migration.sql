-- The first file adds and commits the label, the second finds it there.
-- transactions: file
-- file: 0001_mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: 0002_happy.sql
ALTER TYPE mood ADD VALUE 'happy';
-- file: 0003_cheer_up.sql
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'happy';
UPDATE person SET mood = 'happy';
