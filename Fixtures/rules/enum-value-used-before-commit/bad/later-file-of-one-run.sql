-- All pending files run in one transaction. The files work when they are deployed one after the other, and fail on an empty database.
-- transactions: run
-- file: 0001_mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: 0002_happy.sql
ALTER TYPE mood ADD VALUE 'happy';
-- file: 0003_cheer_up.sql
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ warning certain enum-value-used-before-commit 55P04 "deployed together"
