-- NOT VALID, then the rows are filled, then validated; SET NOT NULL has nothing left to look at.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_region.sql
ALTER TABLE accounts ADD COLUMN plan text;
ALTER TABLE accounts ADD CONSTRAINT plan_given CHECK (plan IS NOT NULL) NOT VALID;
UPDATE accounts SET plan = 'free' WHERE plan IS NULL;
-- file: 0003_validate.sql
ALTER TABLE accounts VALIDATE CONSTRAINT plan_given;
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
ALTER TABLE accounts DROP CONSTRAINT plan_given;
