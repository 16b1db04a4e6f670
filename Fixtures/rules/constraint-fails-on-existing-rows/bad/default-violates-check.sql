-- Every row gets the default, which the check does not allow.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_seats.sql
ALTER TABLE accounts ADD COLUMN seats integer NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD CONSTRAINT some_seats CHECK (seats > 0);
--                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely constraint-fails-on-existing-rows 23514
