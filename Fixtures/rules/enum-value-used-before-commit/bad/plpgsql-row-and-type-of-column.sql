-- Variables that take their type from a column or from a table.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$
DECLARE
    one person%ROWTYPE;
BEGIN
    one.name := 'happy';
    one.mood := 'happy';
--              ^^^^^^^ error certain enum-value-used-before-commit 55P04
END $$;
DO $$
DECLARE
    feeling person.mood%TYPE := 'happy';
--                              ^^^^^^^ error certain enum-value-used-before-commit 55P04
BEGIN
END $$;
COMMIT;
