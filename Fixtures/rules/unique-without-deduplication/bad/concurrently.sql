-- An index that fails halfway stays behind, invalid.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_email.sql
CREATE UNIQUE INDEX CONCURRENTLY accounts_email ON accounts (email);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely unique-without-deduplication 23505
