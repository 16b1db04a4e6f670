-- ADD COLUMN and SET NOT NULL in one statement, with nothing between them. The default is set too late: it is for rows to come.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_plan.sql
ALTER TABLE accounts ADD COLUMN plan text, ALTER COLUMN plan SET DEFAULT 'free', ALTER COLUMN plan SET NOT NULL;
--                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely not-null-without-backfill 23502
