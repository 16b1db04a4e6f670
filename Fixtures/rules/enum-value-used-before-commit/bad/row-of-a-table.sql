-- A table is a composite type too.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT '(Ann,happy)'::person;
--     ^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT ROW('Ann', 'happy')::person;
--                ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
