-- The other table is made just now and has no rows; the column has values.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_kinds.sql
CREATE TABLE kinds (name text PRIMARY KEY);
ALTER TABLE accounts ADD FOREIGN KEY (kind) REFERENCES kinds (name);
--                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely constraint-fails-on-existing-rows 23503
