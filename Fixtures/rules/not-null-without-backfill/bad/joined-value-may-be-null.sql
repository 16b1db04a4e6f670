-- Each row has its partner, whose city may be NULL.
-- file: 0001_orgs.sql
CREATE TABLE orgs (id serial PRIMARY KEY, name text NOT NULL, city text);
CREATE TABLE members (id serial PRIMARY KEY, org_id integer NOT NULL REFERENCES orgs, inviter_id integer REFERENCES members);
-- file: 0002_city.sql
-- elsewhere: UPDATE orgs SET city = NULL
ALTER TABLE members ADD COLUMN city text;
UPDATE members m SET city = o.city FROM orgs o WHERE o.id = m.org_id;
ALTER TABLE members ALTER COLUMN city SET NOT NULL;
--                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely not-null-without-backfill 23502
