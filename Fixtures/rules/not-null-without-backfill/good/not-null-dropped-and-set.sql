-- Nobody can have written NULL between the two.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_relax.sql
ALTER TABLE accounts ALTER COLUMN kind DROP NOT NULL;
UPDATE accounts SET kind = lower(kind);
ALTER TABLE accounts ALTER COLUMN kind SET NOT NULL;
