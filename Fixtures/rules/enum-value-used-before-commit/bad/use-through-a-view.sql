-- The column of the view has the type of the table's column.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE VIEW people (called, feels) AS SELECT name, mood FROM person;
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE people SET feels = 'happy';
--                        ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
