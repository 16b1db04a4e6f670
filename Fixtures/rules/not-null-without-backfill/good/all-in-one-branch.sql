-- What adds, fills and constrains stands in one branch.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
DO $$ BEGIN
  IF current_setting('server_version_num')::int > 1 THEN
    ALTER TABLE accounts ADD COLUMN plan text;
    UPDATE accounts SET plan = 'free';
    ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
  END IF;
END $$;
