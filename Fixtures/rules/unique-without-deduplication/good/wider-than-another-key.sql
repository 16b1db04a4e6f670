-- The key says less than one that is there.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_key.sql
ALTER TABLE accounts ADD UNIQUE (id, email);
