-- Where each file is a transaction of its own, two files are enough.
-- transactions: file
-- file: 0001_mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: 0002_happy.sql
ALTER TYPE mood ADD VALUE 'happy';
-- file: 0003_cheer_up.sql
UPDATE person SET mood = 'happy';
