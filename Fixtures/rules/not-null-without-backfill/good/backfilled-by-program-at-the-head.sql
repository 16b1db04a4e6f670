-- At the head of a file the comment is about all of it.
-- file: migrations/0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text);
-- file: migrations/0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
-- file: migrations/0003_plan_required.sql
-- elsewhere: UPDATE accounts SET plan = 'free' WHERE plan IS NULL
-- plimsoll: backfilled-by tools/fill_plans.ts

CREATE INDEX accounts_email ON accounts (email);
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
-- file: tools/fill_plans.ts
await db.query("UPDATE accounts SET plan = 'free' WHERE plan IS NULL");
