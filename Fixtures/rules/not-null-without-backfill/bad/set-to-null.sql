-- The rows are set to NULL, and required to be otherwise.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_kind.sql
ALTER TABLE accounts ALTER COLUMN kind DROP NOT NULL;
UPDATE accounts SET kind = NULL;
ALTER TABLE accounts ALTER COLUMN kind SET NOT NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely not-null-without-backfill 23502
