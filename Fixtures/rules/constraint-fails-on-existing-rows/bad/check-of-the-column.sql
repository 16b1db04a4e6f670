-- The check comes with the column and its default.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text DEFAULT 'none' CHECK (plan IN ('free', 'pro'));
--                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely constraint-fails-on-existing-rows 23514
