-- The values are made different before.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_email.sql
UPDATE accounts SET email = id || '-' || email;
CREATE UNIQUE INDEX accounts_email ON accounts (email);
