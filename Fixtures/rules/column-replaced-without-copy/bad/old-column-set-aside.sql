-- The old column is set aside under another name, as if somebody wanted to copy it.
-- transactions: file
-- leaves: SELECT FROM account WHERE balance IS NULL
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, balance int);
-- file: 0002_numeric.sql
ALTER TABLE account RENAME COLUMN balance TO former;
ALTER TABLE account ADD COLUMN balance numeric;
ALTER TABLE account DROP COLUMN former;
--                  ^^^^^^^^^^^^^^^^^^ error likely column-replaced-without-copy - "balance, which is added on line 2, takes the place of former"
