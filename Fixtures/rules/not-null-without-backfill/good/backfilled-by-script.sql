-- A script fills the rows between the two deploys, as the comment says.
-- file: migrations/0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text);
-- file: migrations/0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
-- file: migrations/0003_plan_required.sql
-- elsewhere: UPDATE accounts SET plan = 'free' WHERE plan IS NULL
-- plimsoll: backfilled-by scripts/fill_plans.sql
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
-- file: scripts/fill_plans.sql
UPDATE accounts SET plan = 'free' WHERE plan IS NULL;
