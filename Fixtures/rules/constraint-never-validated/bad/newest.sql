-- The migration is the last one: what validates the constraint may be on its way.
-- transactions: file
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, balance int);
-- file: 0002_check.sql
ALTER TABLE account ADD CONSTRAINT account_balance CHECK (balance >= 0) NOT VALID;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note certain constraint-never-validated - "nothing validates it yet"
-- leaves: SELECT FROM pg_constraint WHERE NOT convalidated
