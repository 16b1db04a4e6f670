-- Which indexes a table has that was made elsewhere, nobody knows; nor does a view tell what stands behind it.
-- file: 0001.sql
-- elsewhere: CREATE TABLE settings (name text UNIQUE, value text);
INSERT INTO settings VALUES ('a', 'b') ON CONFLICT (name) DO NOTHING;
CREATE TABLE item (id integer PRIMARY KEY, name text);
CREATE VIEW items AS SELECT id, name FROM item;
INSERT INTO items VALUES (1, 'a') ON CONFLICT (id) DO NOTHING;
