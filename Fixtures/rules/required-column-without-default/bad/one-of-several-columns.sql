-- One statement adds several columns; only one of them is required and has no value.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts
  ADD COLUMN plan text NOT NULL DEFAULT 'free',
  ADD COLUMN seats integer NOT NULL,
--           ^^^^^^^^^^^^^^^^^^^^^^ error likely required-column-without-default 23502
  ADD COLUMN note text;
