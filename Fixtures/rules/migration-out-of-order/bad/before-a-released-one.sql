-- A branch was merged late: its migration has a lower number than one that has been released in the meantime. golang-migrate looks only at
-- the number of the last one that has run, and never comes to this one.
-- framework: golang-migrate
-- file: migrations/000001_users.up.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- added: migrations/000002_email.up.sql
ALTER TABLE users ADD COLUMN email text;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely migration-out-of-order - "golang-migrate never runs it where 3 has run"
-- file: migrations/000003_orders.up.sql
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
