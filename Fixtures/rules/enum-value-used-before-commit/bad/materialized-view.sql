-- Without data or with: the query is analysed.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE MATERIALIZED VIEW happy_people AS SELECT name FROM person WHERE mood = 'happy' WITH NO DATA;
--                                                                            ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
