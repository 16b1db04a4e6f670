-- The default of the domain is computed for the new column at once, also where there is no row.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text);
-- file: 0002.sql
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE DOMAIN best AS mood DEFAULT enum_last(NULL::mood);
ALTER TABLE person ADD COLUMN mood best;
--                            ^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
