-- The column of the common table expression is a mood, and what is compared with it becomes one.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
WITH counted AS (SELECT mood AS feeling, count(*) AS people FROM person GROUP BY mood)
SELECT people FROM counted WHERE feeling = 'happy';
--                                         ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
