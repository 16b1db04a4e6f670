-- What a rule adds to a statement runs with it. Where it asks for nothing of the row, it runs even if there is none.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
CREATE RULE note AS ON DELETE TO person DO ALSO SELECT enum_last(NULL::mood);
--                                                     ^^^^^^^^^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
-- file: 0002.sql
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DELETE FROM person;
COMMIT;
