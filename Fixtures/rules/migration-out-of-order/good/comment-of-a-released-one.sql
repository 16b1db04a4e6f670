-- Only the comment has changed, and dbmate keeps no checksum: what has run is what stands there.
-- framework: dbmate
-- was: db/migrations/20240101000000_users.sql
-- migrate:up
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/migrations/20240101000000_users.sql
-- migrate:up
-- Who may log in.
CREATE TABLE users (id bigint PRIMARY KEY);
-- added: db/migrations/20240201000000_orders.sql
-- migrate:up
CREATE TABLE orders (id bigint PRIMARY KEY);
