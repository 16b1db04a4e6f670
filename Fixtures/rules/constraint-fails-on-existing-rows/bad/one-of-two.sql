-- One of the two has to be given, and both are new and empty.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_contact.sql
ALTER TABLE accounts ADD COLUMN phone text, ADD COLUMN chat text;
ALTER TABLE accounts ADD CONSTRAINT some_contact CHECK (phone IS NOT NULL OR chat IS NOT NULL);
--                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely constraint-fails-on-existing-rows 23514
