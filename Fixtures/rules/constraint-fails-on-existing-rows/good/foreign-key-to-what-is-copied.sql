-- The other table gets all the values that there are before.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_kinds.sql
CREATE TABLE kinds (name text PRIMARY KEY);
INSERT INTO kinds SELECT DISTINCT kind FROM accounts;
ALTER TABLE accounts ADD FOREIGN KEY (kind) REFERENCES kinds (name);
