-- What comes behind the list is not in it.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
CREATE TEMP TABLE missing AS SELECT id FROM accounts WHERE plan IS NULL;
INSERT INTO accounts (email, kind) SELECT 'late-' || email, kind FROM accounts;
UPDATE accounts SET plan = 'free' WHERE id IN (SELECT id FROM missing);
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely not-null-without-backfill 23502
