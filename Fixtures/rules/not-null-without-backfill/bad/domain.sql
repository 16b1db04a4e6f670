-- The domain becomes NOT NULL, and with it every column of it.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_zip.sql
CREATE DOMAIN zip AS text;
ALTER TABLE accounts ADD COLUMN zip zip;
-- file: 0003_zip.sql
ALTER DOMAIN zip SET NOT NULL;
--               ^^^^^^^^^^^^ error likely not-null-without-backfill 23502
