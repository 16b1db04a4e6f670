-- All rows are deleted before.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
DELETE FROM accounts;
ALTER TABLE accounts ADD COLUMN plan text NOT NULL;
