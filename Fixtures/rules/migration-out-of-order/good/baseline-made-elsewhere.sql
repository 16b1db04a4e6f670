-- The history begins on a database that was there before. What it alters was made elsewhere, and what it makes only if it is missing
-- may have been there as well.
-- file: 0001.sql
-- elsewhere: CREATE TABLE customers (id integer PRIMARY KEY, name text); CREATE TABLE regions (id integer PRIMARY KEY);
ALTER TABLE customers ADD COLUMN region_id integer REFERENCES regions (id);
UPDATE customers SET name = upper(name);
-- file: 0002.sql
CREATE TABLE IF NOT EXISTS regions (id integer PRIMARY KEY);
CREATE TABLE IF NOT EXISTS customers (id integer PRIMARY KEY, name text, region_id integer);
