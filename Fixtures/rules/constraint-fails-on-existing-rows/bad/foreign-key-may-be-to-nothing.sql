-- Every row gets 17, which may or may not be there.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_orgs.sql
CREATE TABLE orgs (id serial PRIMARY KEY, name text NOT NULL);
-- file: 0003_org.sql
ALTER TABLE accounts ADD COLUMN org_id integer NOT NULL DEFAULT 17 REFERENCES orgs;
--                                                                 ^^^^^^^^^^^^^^^ warning likely constraint-fails-on-existing-rows 23503
