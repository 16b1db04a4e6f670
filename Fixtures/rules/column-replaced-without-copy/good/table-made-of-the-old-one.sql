-- CREATE TABLE AS takes the rows along.
-- transactions: file
-- leaves-none: SELECT WHERE NOT EXISTS (SELECT FROM setting)
-- file: 0001_table.sql
CREATE TABLE setting (name text, value text);
-- file: 0002_table.sql
CREATE TABLE setting_new AS SELECT name, to_jsonb(value) AS value FROM setting;
DROP TABLE setting;
ALTER TABLE setting_new RENAME TO setting;
