-- The column is required in a body as well.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY);
-- file: 0002_plan.sql
DO $$ BEGIN
  ALTER TABLE accounts ADD COLUMN plan text NOT NULL;
--                                ^^^^^^^^^^^^^^^^^^ error likely required-column-without-default 23502
END $$;
