-- The table is made anew instead of changed.
-- transactions: file
-- leaves: SELECT WHERE NOT EXISTS (SELECT FROM setting)
-- file: 0001_table.sql
CREATE TABLE setting (name text PRIMARY KEY, value text);
-- file: 0002_table.sql
DROP TABLE setting;
--         ^^^^^^^ error likely column-replaced-without-copy - "the table setting is dropped and made anew"
CREATE TABLE setting (name text PRIMARY KEY, value jsonb NOT NULL);
