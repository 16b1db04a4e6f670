-- The key moves to a column in which rows may be alike.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_key.sql
ALTER TABLE accounts DROP CONSTRAINT accounts_pkey;
ALTER TABLE accounts ADD PRIMARY KEY (email);
--                       ^^^^^^^^^^^^^^^^^^^ warning likely unique-without-deduplication 23505
