-- All rows of the table are the migration's own.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plans.sql
CREATE TABLE plans (name text, price integer);
INSERT INTO plans VALUES ('free', 0), ('pro', 10);
ALTER TABLE plans ALTER COLUMN price SET NOT NULL;
