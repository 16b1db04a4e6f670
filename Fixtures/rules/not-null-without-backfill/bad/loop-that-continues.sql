-- The loop passes over some of its rows.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
DO $$
DECLARE account record;
BEGIN
  FOR account IN SELECT id, kind FROM accounts LOOP
    CONTINUE WHEN account.kind <> 'person';
    UPDATE accounts SET plan = 'free' WHERE id = account.id;
  END LOOP;
END $$;
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely not-null-without-backfill 23502
