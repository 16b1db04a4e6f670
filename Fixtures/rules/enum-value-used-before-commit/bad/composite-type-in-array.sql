-- An array of rows, each with a mood: braces around parentheses.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE impression AS (since date, mood mood);
CREATE TABLE person (impressions impression[]);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO person VALUES ('{"(2024-01-01,ok)","(2024-02-01,happy)"}');
--                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT * FROM person WHERE (impressions[1]).mood = 'happy';
--                                                 ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
