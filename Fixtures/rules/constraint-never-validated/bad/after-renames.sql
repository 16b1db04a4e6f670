-- The column, the constraint and the table bear other names by now; the rows have still not been checked.
-- transactions: file
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, balance int);
-- file: 0002_check.sql
ALTER TABLE account ADD CONSTRAINT account_balance CHECK (balance >= 0) NOT VALID;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning certain constraint-never-validated - "wallet_cents on wallet"
-- file: 0003_names.sql
ALTER TABLE account RENAME COLUMN balance TO cents;
ALTER TABLE account RENAME CONSTRAINT account_balance TO wallet_cents;
ALTER TABLE account RENAME TO wallet;
-- leaves: SELECT FROM pg_constraint WHERE NOT convalidated AND conname = 'wallet_cents'
