-- A subquery that finds no row gives NULL.
-- file: 0001_orgs.sql
CREATE TABLE orgs (id serial PRIMARY KEY, name text NOT NULL, city text);
CREATE TABLE members (id serial PRIMARY KEY, org_id integer NOT NULL REFERENCES orgs, inviter_id integer REFERENCES members);
-- file: 0002_first.sql
ALTER TABLE members ADD COLUMN inviter_org integer;
UPDATE members m SET inviter_org = (SELECT o.org_id FROM members o WHERE o.id = m.inviter_id);
ALTER TABLE members ALTER COLUMN inviter_org SET NOT NULL;
--                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely not-null-without-backfill 23502
