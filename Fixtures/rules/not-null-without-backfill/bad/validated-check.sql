-- VALIDATE finds the rows that NOT VALID has passed over.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_region.sql
ALTER TABLE accounts ADD COLUMN plan text;
ALTER TABLE accounts ADD CONSTRAINT plan_given CHECK (plan IS NOT NULL) NOT VALID;
-- file: 0003_validate.sql
ALTER TABLE accounts VALIDATE CONSTRAINT plan_given;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely not-null-without-backfill 23514
