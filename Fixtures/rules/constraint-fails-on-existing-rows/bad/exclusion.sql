-- Every row gets the same room, and the exclusion allows each room once.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_room.sql
ALTER TABLE accounts ADD COLUMN room integer NOT NULL DEFAULT 1;
ALTER TABLE accounts ADD CONSTRAINT one_each EXCLUDE (room WITH =);
--                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely constraint-fails-on-existing-rows 23P01
