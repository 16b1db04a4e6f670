-- Two files are two transactions where each is deployed alone. Knex runs all that are pending in one.
-- transactions: run
-- file: 001.sql
CREATE TABLE account (id bigint PRIMARY KEY, email text);
-- file: 002.sql
ALTER TABLE account ADD COLUMN domain text;
-- file: 003.sql
UPDATE account SET domain = split_part(email, '@', 2) WHERE domain IS NULL;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note likely backfill-holds-schema-lock -
