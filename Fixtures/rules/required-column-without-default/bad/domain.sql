-- The domain does not allow NULL, so the column may not hold it either.
-- file: 0001_accounts.sql
CREATE DOMAIN plan_name AS text NOT NULL;
CREATE TABLE accounts (id serial PRIMARY KEY);
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan plan_name;
--                              ^^^^^^^^^^^^^^ error likely required-column-without-default 23502
