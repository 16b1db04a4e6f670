-- Every row gets a room of its own.
-- file: 0001_accounts.sql
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
-- file: 0002_room.sql
ALTER TABLE accounts ADD COLUMN room serial;
ALTER TABLE accounts ADD CONSTRAINT one_each EXCLUDE (room WITH =);
