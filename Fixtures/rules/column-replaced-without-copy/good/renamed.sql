-- RENAME COLUMN keeps the values: it changes a name in the catalog and nothing else.
-- transactions: file
-- leaves-none: SELECT FROM account WHERE user_name IS NULL
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, "userName" text);
-- file: 0002_snake_case.sql
ALTER TABLE account RENAME COLUMN "userName" TO user_name;
