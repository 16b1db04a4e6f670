-- The domain gets a check that the default of its column does not fulfil.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_seats.sql
CREATE DOMAIN seats AS integer;
ALTER TABLE accounts ADD COLUMN seats seats NOT NULL DEFAULT 0;
-- file: 0003_check.sql
ALTER DOMAIN seats ADD CONSTRAINT positive CHECK (VALUE > 0);
--                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely constraint-fails-on-existing-rows 23514
