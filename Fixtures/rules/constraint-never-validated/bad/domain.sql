-- A check of a domain is about the columns of all tables that have it.
-- transactions: file
-- file: 0001_domain.sql
CREATE DOMAIN email AS text;
CREATE TABLE account (id int PRIMARY KEY, email email);
-- file: 0002_check.sql
ALTER DOMAIN email ADD CONSTRAINT email_has_at CHECK (VALUE LIKE '%@%') NOT VALID;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning certain constraint-never-validated - "email_has_at on the domain email"
-- file: 0003_something_else.sql
CREATE TABLE invitation (email email);
-- leaves: SELECT FROM pg_constraint WHERE NOT convalidated
