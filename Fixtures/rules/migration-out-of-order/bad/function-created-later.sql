-- A default calls a function that is made in the file behind.
-- file: 0001.sql
CREATE TABLE ticket (id text DEFAULT next_ticket(), subject text);
--                                   ^^^^^^^^^^^ error likely migration-out-of-order 42883
-- file: 0002.sql
CREATE FUNCTION next_ticket() RETURNS text LANGUAGE sql AS $$ SELECT 'T-' || random()::text $$;
