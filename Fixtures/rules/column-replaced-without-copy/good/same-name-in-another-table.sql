-- A column of this name is added to another table.
-- transactions: file
-- file: 0001_tables.sql
CREATE TABLE account (id int PRIMARY KEY, color text);
CREATE TABLE team (id int PRIMARY KEY);
-- file: 0002_color.sql
ALTER TABLE account DROP COLUMN color;
ALTER TABLE team ADD COLUMN color text;
