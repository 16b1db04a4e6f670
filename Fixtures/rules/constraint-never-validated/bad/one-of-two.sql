-- Two constraints are added, and one of them is validated. The other has no name of its own: PostgreSQL gives it one.
-- transactions: file
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, balance int, email text);
-- file: 0002_checks.sql
ALTER TABLE account ADD CHECK (email <> '') NOT VALID;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning certain constraint-never-validated - "account_email_check on account"
ALTER TABLE account ADD CONSTRAINT account_balance CHECK (balance >= 0) NOT VALID;
-- file: 0003_validate.sql
ALTER TABLE account VALIDATE CONSTRAINT account_balance;
-- leaves: SELECT FROM pg_constraint WHERE NOT convalidated
