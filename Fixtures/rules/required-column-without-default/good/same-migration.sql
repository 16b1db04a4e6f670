-- The table is made by the same migration, and has no rows yet.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY);
ALTER TABLE accounts ADD COLUMN plan text NOT NULL;
INSERT INTO accounts (plan) VALUES ('free');
