-- The rows that found no partner are deleted.
-- file: 0001_orgs.sql
CREATE TABLE orgs (id serial PRIMARY KEY, name text NOT NULL, city text);
CREATE TABLE members (id serial PRIMARY KEY, org_id integer NOT NULL REFERENCES orgs, inviter_id integer REFERENCES members ON DELETE SET NULL);
-- file: 0002_inviter.sql
ALTER TABLE members ADD COLUMN inviter_org integer;
UPDATE members SET inviter_org = other.org_id FROM members AS other WHERE other.id = members.inviter_id;
UPDATE members SET inviter_id = NULL WHERE inviter_org IS NULL;
DELETE FROM members WHERE inviter_org IS NULL;
ALTER TABLE members ALTER COLUMN inviter_org SET NOT NULL;
