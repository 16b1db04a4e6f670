-- What is gone owes nothing: a constraint, the column of one, a table with all it has.
-- transactions: file
-- file: 0001_tables.sql
CREATE TABLE account (id int PRIMARY KEY, balance int, email text);
CREATE TABLE invitation (email text);
-- file: 0002_checks.sql
ALTER TABLE account ADD CONSTRAINT account_balance CHECK (balance >= 0) NOT VALID;
ALTER TABLE account ADD CONSTRAINT account_email CHECK (email <> '') NOT VALID;
ALTER TABLE invitation ADD CONSTRAINT invitation_email CHECK (email <> '') NOT VALID;
-- file: 0003_drops.sql
ALTER TABLE account DROP CONSTRAINT account_balance;
ALTER TABLE account DROP COLUMN email;
DROP TABLE invitation;
-- leaves-none: SELECT FROM pg_constraint WHERE NOT convalidated
