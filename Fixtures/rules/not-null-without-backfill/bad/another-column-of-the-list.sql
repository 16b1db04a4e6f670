-- The rows that are looked up are not those that hold NULL.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text, ADD COLUMN next int NOT NULL DEFAULT 0;
UPDATE accounts SET plan = 'free' WHERE id IN (SELECT next FROM accounts WHERE plan IS NULL);
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely not-null-without-backfill 23502
