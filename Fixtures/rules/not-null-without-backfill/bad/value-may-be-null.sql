-- What is written may be NULL itself: the region of an account is not required.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_market.sql
ALTER TABLE accounts ADD COLUMN market text;
UPDATE accounts SET market = upper(region);
ALTER TABLE accounts ALTER COLUMN market SET NOT NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely not-null-without-backfill 23502
