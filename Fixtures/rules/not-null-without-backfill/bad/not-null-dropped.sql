-- NOT NULL was dropped so that NULL could be written; who brings it back has to fill.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_relax.sql
ALTER TABLE accounts ALTER COLUMN kind DROP NOT NULL;
-- file: 0003_again.sql
-- elsewhere: UPDATE accounts SET kind = NULL
ALTER TABLE accounts ALTER COLUMN kind SET NOT NULL;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely not-null-without-backfill 23502
