-- The child has the columns of its parent, which it does not list.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE TABLE employee (salary numeric) INHERITS (person);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE employee SET mood = 'happy' WHERE salary > 100000;
--                         ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
