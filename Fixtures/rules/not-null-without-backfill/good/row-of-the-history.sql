-- All rows get the key of a row that an earlier migration has put there.
-- file: 0001.sql
CREATE TABLE networks (id uuid PRIMARY KEY, made_at timestamp NOT NULL);
INSERT INTO networks (id, made_at) VALUES (gen_random_uuid(), '2013-10-07 08:23:19');
CREATE TABLE clients (id integer PRIMARY KEY, name text);
-- file: 0002.sql
ALTER TABLE clients ADD COLUMN network_id uuid REFERENCES networks;
UPDATE clients SET network_id = (SELECT id FROM networks ORDER BY made_at LIMIT 1);
ALTER TABLE clients ALTER COLUMN network_id SET NOT NULL;
