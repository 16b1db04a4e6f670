-- What a team's page is found by had another name until now.
-- transactions: file
-- leaves: SELECT FROM team WHERE handle IS NULL
-- file: 0001_table.sql
CREATE TABLE team (id int PRIMARY KEY, organization_id int, slug text, UNIQUE (organization_id, slug));
-- file: 0002_handle.sql
ALTER TABLE team DROP COLUMN slug;
--               ^^^^^^^^^^^^^^^^ warning likely column-replaced-without-copy - "handle, which is added on line 3, seems to take the place of slug"
ALTER TABLE team ADD COLUMN handle text;
CREATE UNIQUE INDEX team_handle ON team (organization_id, handle);
