-- A foreign key that is NOT NULL leads each row to its partner.
-- file: 0001_orgs.sql
CREATE TABLE orgs (id serial PRIMARY KEY, name text NOT NULL, city text);
CREATE TABLE members (id serial PRIMARY KEY, org_id integer NOT NULL REFERENCES orgs, inviter_id integer REFERENCES members);
-- file: 0002_name.sql
ALTER TABLE members ADD COLUMN org_name text;
UPDATE members SET org_name = orgs.name FROM orgs WHERE orgs.id = members.org_id;
ALTER TABLE members ALTER COLUMN org_name SET NOT NULL;
