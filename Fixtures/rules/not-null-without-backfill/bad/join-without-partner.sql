-- An UPDATE with a join leaves out the rows that have no partner: the inviter is not required.
-- file: 0001_orgs.sql
CREATE TABLE orgs (id serial PRIMARY KEY, name text NOT NULL, city text);
CREATE TABLE members (id serial PRIMARY KEY, org_id integer NOT NULL REFERENCES orgs, inviter_id integer REFERENCES members);
-- file: 0002_inviter.sql
ALTER TABLE members ADD COLUMN inviter_org integer;
UPDATE members SET inviter_org = other.org_id FROM members AS other WHERE other.id = members.inviter_id;
ALTER TABLE members ALTER COLUMN inviter_org SET NOT NULL;
--                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely not-null-without-backfill 23502
