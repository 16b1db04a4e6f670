-- The type changes, and every value becomes NULL.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_kind.sql
ALTER TABLE accounts ALTER COLUMN kind TYPE integer USING NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely not-null-without-backfill 23502
