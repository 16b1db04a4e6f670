-- A primary key makes its columns NOT NULL.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_key.sql
ALTER TABLE accounts ADD COLUMN code text;
ALTER TABLE accounts DROP CONSTRAINT accounts_pkey;
ALTER TABLE accounts ADD PRIMARY KEY (code);
--                       ^^^^^^^^^^^^^^^^^^ error likely not-null-without-backfill 23502
