-- A loop over all rows fills one after the other.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
DO $$
DECLARE account record;
BEGIN
  FOR account IN SELECT id, kind FROM accounts LOOP
    UPDATE accounts SET plan = 'free' WHERE id = account.id;
  END LOOP;
END $$;
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
