-- Between the two steps all has got other names.
-- transactions: file
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, balance int);
-- file: 0002_check.sql
ALTER TABLE account ADD CONSTRAINT account_balance CHECK (balance >= 0) NOT VALID;
-- file: 0003_names.sql
ALTER TABLE account RENAME CONSTRAINT account_balance TO wallet_cents;
ALTER TABLE account RENAME TO wallet;
-- file: 0004_validate.sql
DELETE FROM wallet WHERE balance < 0;
ALTER TABLE wallet VALIDATE CONSTRAINT wallet_cents;
-- leaves-none: SELECT FROM pg_constraint WHERE NOT convalidated
