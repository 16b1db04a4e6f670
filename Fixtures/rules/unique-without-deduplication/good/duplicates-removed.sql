-- Of rows that are alike only the oldest stays.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_email.sql
DELETE FROM accounts a USING accounts b WHERE a.id > b.id AND a.email = b.email;
ALTER TABLE accounts ADD CONSTRAINT accounts_email_key UNIQUE (email);
