-- What is no empty text may still be NULL.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_region.sql
ALTER TABLE accounts ALTER COLUMN region TYPE jsonb USING (CASE WHEN btrim(region) = '' THEN '[]'::jsonb ELSE to_jsonb(region) END);
ALTER TABLE accounts ALTER COLUMN region SET NOT NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely not-null-without-backfill 23502
