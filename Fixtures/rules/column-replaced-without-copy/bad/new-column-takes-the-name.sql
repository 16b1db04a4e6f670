-- The new column gets the name of the old one when that is gone.
-- transactions: file
-- leaves: SELECT FROM account WHERE balance IS NULL
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, balance int);
-- file: 0002_numeric.sql
ALTER TABLE account ADD COLUMN exact_balance numeric;
ALTER TABLE account DROP COLUMN balance;
--                  ^^^^^^^^^^^^^^^^^^^ error likely column-replaced-without-copy - "balance of account is dropped and added anew on line 1"
ALTER TABLE account RENAME COLUMN exact_balance TO balance;
