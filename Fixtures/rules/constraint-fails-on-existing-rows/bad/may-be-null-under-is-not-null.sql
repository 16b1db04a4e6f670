-- The check demands a value, and the column has allowed NULL.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_region.sql
ALTER TABLE accounts ADD CONSTRAINT region_given CHECK (region IS NOT NULL);
--                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely constraint-fails-on-existing-rows 23514
