-- The comment names a script that is not there.
-- file: migrations/0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text);
-- file: migrations/0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
-- file: migrations/0003_plan_required.sql
-- plimsoll: backfilled-by scripts/fill_plans.sql
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely not-null-without-backfill 23502 "does not exist"
