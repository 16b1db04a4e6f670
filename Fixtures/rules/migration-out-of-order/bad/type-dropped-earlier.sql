-- The type went together with its last column, and comes back as if it were there.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('ok', 'sad');
CREATE TABLE person (name text, mood mood);
-- file: 0002.sql
ALTER TABLE person DROP COLUMN mood;
DROP TYPE mood;
-- file: 0003.sql
ALTER TABLE person ADD COLUMN humour mood;
--                                   ^^^^ error certain migration-out-of-order 42704
