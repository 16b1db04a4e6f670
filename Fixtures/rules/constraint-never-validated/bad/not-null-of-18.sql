-- From PostgreSQL 18 on NOT NULL is a constraint that may be NOT VALID, too.
-- transactions: file
-- postgres: 18
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, email text);
-- file: 0002_required.sql
ALTER TABLE account ADD CONSTRAINT account_email NOT NULL email NOT VALID;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning certain constraint-never-validated - "account_email on account"
-- file: 0003_something_else.sql
CREATE TABLE invitation (email text);
-- leaves: SELECT FROM pg_constraint WHERE NOT convalidated
