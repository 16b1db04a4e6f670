-- Nothing here tells what the old column was, or whether it held anything.
-- transactions: file
-- leaves: SELECT FROM account WHERE full_name IS NULL
-- file: 0001_nothing.sql
CREATE TABLE invitation (email text);
-- file: 0002_names.sql
-- elsewhere: CREATE TABLE account (id int PRIMARY KEY, "fullName" text); INSERT INTO account VALUES (1, 'Ann')
ALTER TABLE account DROP COLUMN "fullName", ADD COLUMN full_name text;
--                  ^^^^^^^^^^^^^^^^^^^^^^ warning likely column-replaced-without-copy - "full_name"
