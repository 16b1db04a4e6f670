-- An UPDATE stands between, and it is about something else.
-- transactions: file
-- leaves: SELECT FROM account WHERE received_at IS NULL
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, recieved_at timestamptz, name text);
-- file: 0002_spelling.sql
ALTER TABLE account ADD COLUMN received_at timestamptz;
UPDATE account SET name = trim(name) WHERE name <> '';
ALTER TABLE account DROP COLUMN recieved_at;
--                  ^^^^^^^^^^^^^^^^^^^^^^^ error likely column-replaced-without-copy - "received_at"
