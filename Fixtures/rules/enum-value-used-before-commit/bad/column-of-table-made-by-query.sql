-- What the query gave the table is known later: its column is a mood.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE TABLE snapshot AS SELECT name AS who, coalesce(mood, 'ok') AS how FROM person;
DELETE FROM snapshot WHERE how = 'happy';
--                               ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
