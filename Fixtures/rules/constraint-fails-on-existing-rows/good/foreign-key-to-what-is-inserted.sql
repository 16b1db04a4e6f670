-- The row that all refer to is inserted before.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_orgs.sql
CREATE TABLE orgs (id integer PRIMARY KEY, name text NOT NULL);
INSERT INTO orgs (id, name) VALUES (0, 'nobody');
-- file: 0003_org.sql
ALTER TABLE accounts ADD COLUMN org_id integer NOT NULL DEFAULT 0 REFERENCES orgs;
