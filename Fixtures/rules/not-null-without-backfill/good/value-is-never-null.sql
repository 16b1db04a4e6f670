-- COALESCE gives a value where there is none.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_market.sql
ALTER TABLE accounts ADD COLUMN market text;
UPDATE accounts SET market = coalesce(upper(region), 'WORLD');
ALTER TABLE accounts ALTER COLUMN market SET NOT NULL;
