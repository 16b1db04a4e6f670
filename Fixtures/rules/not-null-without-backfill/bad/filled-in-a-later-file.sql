-- The backfill comes in a file behind the one that needs it.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
-- file: 0003_plan_required.sql
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely not-null-without-backfill 23502
-- file: 0004_fill.sql
UPDATE accounts SET plan = 'free' WHERE plan IS NULL;
