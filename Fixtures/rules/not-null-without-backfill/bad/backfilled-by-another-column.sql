-- The script that the comment names writes another column.
-- file: migrations/0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text);
-- file: migrations/0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
-- file: migrations/0003_plan_required.sql
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL; -- plimsoll: backfilled-by scripts/fill_plans.sql
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely not-null-without-backfill 23502 "never writes plan"
-- file: scripts/fill_plans.sql
UPDATE accounts SET region = 'eu' WHERE plan IS NULL;
