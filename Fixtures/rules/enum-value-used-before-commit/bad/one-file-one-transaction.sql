-- Most runners wrap a file in a transaction, so the file itself need not say BEGIN.
-- transactions: file
-- file: 0001_mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: 0002_happy.sql
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
