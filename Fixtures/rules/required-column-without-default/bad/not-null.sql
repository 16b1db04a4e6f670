-- The rows that are there have no value for the new column. On an empty test database it passes.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text NOT NULL;
--                              ^^^^^^^^^^^^^^^^^^ error likely required-column-without-default 23502
