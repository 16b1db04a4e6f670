-- The column gets a better name, as generators write it: it is dropped, and another one is added. All names are lost.
-- transactions: file
-- leaves: SELECT FROM account WHERE user_name IS NULL
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, "userName" text);
-- file: 0002_snake_case.sql
ALTER TABLE account DROP COLUMN "userName", ADD COLUMN user_name text;
--                  ^^^^^^^^^^^^^^^^^^^^^^ error likely column-replaced-without-copy - "user_name, which is added on line 1, takes the place of "userName" of account"
