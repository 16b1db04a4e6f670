-- A row is given the label in the transaction that adds it. PostgreSQL lets nobody use a label before it is committed.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy' WHERE mood = 'ok';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
