-- A function would fill, but nobody calls it.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
CREATE FUNCTION fill_plans() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE accounts SET plan = 'free' WHERE plan IS NULL;
END $$;
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely not-null-without-backfill 23502
