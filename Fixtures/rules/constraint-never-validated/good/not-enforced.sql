-- Nobody is to check a constraint that is not enforced: that there are rows which violate it is no debt.
-- transactions: file
-- postgres: 18
-- file: 0001_table.sql
CREATE TABLE account (id int PRIMARY KEY, balance int);
-- file: 0002_check.sql
ALTER TABLE account ADD CONSTRAINT account_balance CHECK (balance >= 0) NOT ENFORCED;
-- file: 0003_something_else.sql
CREATE TABLE invitation (email text);
-- leaves-none: SELECT FROM pg_constraint WHERE NOT convalidated AND conenforced
