-- The column has always had a default: only who wrote NULL on purpose is in the way.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_fax.sql
ALTER TABLE accounts ALTER COLUMN fax SET NOT NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely not-null-without-backfill 23502
