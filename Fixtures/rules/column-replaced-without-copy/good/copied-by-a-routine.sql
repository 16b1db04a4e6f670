-- A procedure does it in portions.
-- transactions: file
-- leaves-none: SELECT FROM account WHERE user_name IS NULL
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, "userName" text);
-- file: 0002_rename.sql
ALTER TABLE account ADD COLUMN user_name text;
CREATE PROCEDURE copy_names() LANGUAGE plpgsql AS $$
BEGIN
  UPDATE account SET user_name = "userName" WHERE user_name IS NULL;
END $$;
CALL copy_names();
ALTER TABLE account DROP COLUMN "userName";
