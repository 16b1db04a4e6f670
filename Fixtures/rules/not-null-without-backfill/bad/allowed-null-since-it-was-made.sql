-- The column has allowed NULL from the beginning: a row may have used that.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_region.sql
ALTER TABLE accounts ALTER COLUMN region SET NOT NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely not-null-without-backfill 23502
