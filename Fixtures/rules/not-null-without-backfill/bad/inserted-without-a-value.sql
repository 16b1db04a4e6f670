-- The migration's own rows bring no value: it fails everywhere.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plans.sql
CREATE TABLE plans (name text, price integer);
INSERT INTO plans (name) VALUES ('free'), ('pro');
ALTER TABLE plans ALTER COLUMN price SET NOT NULL;
--                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain not-null-without-backfill 23502
