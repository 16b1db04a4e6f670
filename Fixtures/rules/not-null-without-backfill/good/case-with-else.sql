-- CASE with ELSE gives something for each row.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text;
UPDATE accounts SET plan = CASE kind WHEN 'person' THEN 'free' ELSE 'pro' END;
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
