-- The table and the column have other names by the time the label is used.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
ALTER TABLE person RENAME TO customer;
ALTER TABLE customer RENAME COLUMN mood TO feeling;
UPDATE customer SET feeling = 'happy';
--                            ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
