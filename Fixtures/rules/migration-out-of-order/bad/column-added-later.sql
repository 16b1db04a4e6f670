-- The view reads a column that the next migration adds.
-- framework: golang-migrate
-- file: migrations/1_users.up.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- file: migrations/2_active.up.sql
CREATE VIEW active AS SELECT id, email FROM users WHERE deleted_at IS NULL;
--                                                      ^^^^^^^^^^ error certain migration-out-of-order 42703
-- file: migrations/3_deleted_at.up.sql
ALTER TABLE users ADD COLUMN deleted_at timestamptz;
