-- The domain's own default fills the rows.
-- file: 0001_accounts.sql
CREATE DOMAIN plan_name AS text NOT NULL DEFAULT 'free';
CREATE TABLE accounts (id serial PRIMARY KEY);
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan plan_name;
