-- Two addresses that differ by case only were allowed so far.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_email.sql
CREATE UNIQUE INDEX accounts_email ON accounts (lower(email));
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely unique-without-deduplication 23505
