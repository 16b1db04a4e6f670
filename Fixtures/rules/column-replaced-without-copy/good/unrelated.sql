-- One column goes and others come. They have nothing to do with each other.
-- transactions: file
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, legacy_token text, min_age int, created_by int, line_1 text, notes text NOT NULL);
-- file: 0002_changes.sql
ALTER TABLE account DROP COLUMN legacy_token, ADD COLUMN locale text;
ALTER TABLE account DROP COLUMN min_age, ADD COLUMN max_age int;
ALTER TABLE account DROP COLUMN created_by, ADD COLUMN created_at timestamptz;
ALTER TABLE account DROP COLUMN line_1, ADD COLUMN line_2 text;
ALTER TABLE account DROP COLUMN notes, ADD COLUMN country text NOT NULL DEFAULT 'XX';
