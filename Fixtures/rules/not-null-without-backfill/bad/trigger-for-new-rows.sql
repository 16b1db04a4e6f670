-- A trigger fills the rows to come, not those that are there.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
CREATE FUNCTION give_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.plan := coalesce(NEW.plan, 'free');
  RETURN NEW;
END $$;
CREATE TRIGGER give_plan BEFORE INSERT ON accounts FOR EACH ROW EXECUTE FUNCTION give_plan();
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely not-null-without-backfill 23502
