-- The rows that hold NULL are deleted.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_region.sql
DELETE FROM accounts WHERE region IS NULL;
ALTER TABLE accounts ALTER COLUMN region SET NOT NULL;
