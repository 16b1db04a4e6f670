-- Every row gets a code of its own.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_code.sql
ALTER TABLE accounts ADD COLUMN code uuid NOT NULL DEFAULT gen_random_uuid();
CREATE UNIQUE INDEX accounts_code ON accounts (code);
