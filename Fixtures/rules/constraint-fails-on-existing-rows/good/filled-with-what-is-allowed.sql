-- The UPDATE writes what the check allows; NULL would pass as well.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
ALTER TABLE accounts ADD CONSTRAINT plan_given CHECK (length(plan) > 0);
UPDATE accounts SET plan = 'free';
