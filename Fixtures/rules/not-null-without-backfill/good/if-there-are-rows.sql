-- The branch is for rows that need it.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM accounts WHERE plan IS NULL) THEN
    UPDATE accounts SET plan = 'free' WHERE plan IS NULL;
  END IF;
END $$;
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
