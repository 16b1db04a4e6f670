-- One of the two is given in every row.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_contact.sql
ALTER TABLE accounts ADD COLUMN phone text;
ALTER TABLE accounts ADD CONSTRAINT some_contact CHECK (phone IS NOT NULL OR email IS NOT NULL);
