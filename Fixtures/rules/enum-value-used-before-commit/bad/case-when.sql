-- CASE compares the column with the label.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT CASE mood WHEN 'ok' THEN 1 WHEN 'happy' THEN 2 ELSE 0 END FROM person;
--                                     ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
