-- Rows that are alike are told apart by their numbers.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_email.sql
WITH ranked AS (SELECT id, row_number() OVER (PARTITION BY email ORDER BY id) AS place FROM accounts)
DELETE FROM accounts WHERE id IN (SELECT id FROM ranked WHERE place > 1);
CREATE UNIQUE INDEX accounts_email ON accounts (email);
