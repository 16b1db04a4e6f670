-- USING gives a value for each row, also for those that had none.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_region.sql
ALTER TABLE accounts ALTER COLUMN region TYPE varchar(80) USING coalesce(region, 'world');
ALTER TABLE accounts ALTER COLUMN region SET NOT NULL;
