-- A slip of the pen: no migration has such a column, and on the developer's machine somebody had added it by hand.
-- file: 0001.sql
CREATE TABLE users (id integer PRIMARY KEY, created_at timestamptz);
-- file: 0002.sql
-- elsewhere: ALTER TABLE users ADD COLUMN createdat timestamptz
-- fails-when: ALTER TABLE users DROP COLUMN createdat
CREATE INDEX users_created ON users (createdat);
--                                   ^^^^^^^^^ warning likely migration-out-of-order 42703
