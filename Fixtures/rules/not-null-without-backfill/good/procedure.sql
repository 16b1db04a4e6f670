-- A procedure fills, and is called.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
CREATE PROCEDURE fill_plans() LANGUAGE sql AS $$ UPDATE accounts SET plan = 'free' WHERE plan IS NULL $$;
CALL fill_plans();
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
