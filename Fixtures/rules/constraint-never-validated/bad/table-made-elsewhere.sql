-- Nothing here makes the table; that it has rows is all the more likely.
-- transactions: file
-- file: 0001_check.sql
-- elsewhere: CREATE TABLE account (id int PRIMARY KEY, balance int)
ALTER TABLE account ADD CONSTRAINT account_balance CHECK (balance >= 0) NOT VALID;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning certain constraint-never-validated - "rows from before are never checked"
-- file: 0002_something_else.sql
CREATE TABLE invitation (email text);
-- leaves: SELECT FROM pg_constraint WHERE NOT convalidated
