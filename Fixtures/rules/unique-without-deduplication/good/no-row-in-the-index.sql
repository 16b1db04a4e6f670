-- No row fulfils the condition of the index yet.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_main.sql
ALTER TABLE accounts ADD COLUMN is_main boolean NOT NULL DEFAULT false;
CREATE UNIQUE INDEX one_main ON accounts (kind) WHERE is_main;
