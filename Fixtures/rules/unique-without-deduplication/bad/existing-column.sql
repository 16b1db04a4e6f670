-- The column has been there for long, and nothing kept two rows from being alike.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_email.sql
ALTER TABLE accounts ADD CONSTRAINT accounts_email_key UNIQUE (email);
--                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely unique-without-deduplication 23505
