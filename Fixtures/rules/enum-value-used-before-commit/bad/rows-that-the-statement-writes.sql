-- Rows that the statement itself writes down are there: each of their texts is cast.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
-- file: 0002.sql
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO person SELECT name, mood::mood FROM (VALUES ('Ann', 'ok'), ('Ben', 'happy')) AS v (name, mood);
--                                                                             ^^^^^^^ error certain enum-value-used-before-commit 55P04
WITH v (mood) AS (VALUES ('happy'))
--                        ^^^^^^^ error certain enum-value-used-before-commit 55P04
INSERT INTO person (mood) SELECT mood::mood FROM v;
COMMIT;
