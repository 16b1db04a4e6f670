-- A new column that is NULL everywhere refers to nothing.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_orgs.sql
CREATE TABLE orgs (id serial PRIMARY KEY, name text NOT NULL);
ALTER TABLE accounts ADD COLUMN org_id integer REFERENCES orgs;
