-- A script fills the rows, and nothing says that it runs before the column becomes required.
-- file: migrations/0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text);
-- file: migrations/0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
-- file: migrations/0003_plan_required.sql
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely not-null-without-backfill 23502 "nothing says that it runs before"
-- file: scripts/fill_plans.sql
UPDATE accounts SET plan = 'free' WHERE plan IS NULL;
