-- One transaction holds all files, but the later file compares texts, and changes only old labels.
-- transactions: run
-- file: 0001_mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: 0002_happy.sql
ALTER TYPE mood ADD VALUE 'happy';
-- file: 0003_compare.sql
UPDATE person SET mood = 'ok';
SELECT count(*) FROM person WHERE mood::text = 'happy';
