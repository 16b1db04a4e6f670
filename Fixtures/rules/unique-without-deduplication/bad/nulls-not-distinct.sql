-- Here NULL is a duplicate of NULL.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_code.sql
ALTER TABLE accounts ADD COLUMN code text;
ALTER TABLE accounts ADD UNIQUE NULLS NOT DISTINCT (code);
--                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely unique-without-deduplication 23505
