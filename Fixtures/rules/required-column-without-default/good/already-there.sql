-- IF NOT EXISTS, and the column exists.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN IF NOT EXISTS kind text NOT NULL;
