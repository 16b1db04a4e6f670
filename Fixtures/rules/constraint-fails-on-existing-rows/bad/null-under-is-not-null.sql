-- The check demands a value, and the rows have none.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
ALTER TABLE accounts ADD CONSTRAINT plan_given CHECK (plan IS NOT NULL);
--                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely constraint-fails-on-existing-rows 23514
