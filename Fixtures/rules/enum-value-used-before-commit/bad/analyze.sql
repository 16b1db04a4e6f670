-- ANALYZE computes the expressions of statistics for the rows it finds.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE STATISTICS moods ON (mood = ANY (enum_range(NULL::mood))), name FROM person;
-- file: 0002.sql
-- fails-when: INSERT INTO person VALUES ('Ann', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
ANALYZE person;
--      ^^^^^^ warning likely enum-value-used-before-commit 55P04
COMMIT;
