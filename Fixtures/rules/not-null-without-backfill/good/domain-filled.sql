-- All columns of the domain are filled before.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_zip.sql
CREATE DOMAIN zip AS text;
ALTER TABLE accounts ADD COLUMN zip zip;
-- file: 0003_zip.sql
UPDATE accounts SET zip = '00000';
ALTER DOMAIN zip SET NOT NULL;
