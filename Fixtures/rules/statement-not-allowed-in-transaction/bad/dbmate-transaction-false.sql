-- transaction:false is there, but dbmate sends the section as one message, and there are two statements in it.
-- framework: dbmate
-- file: db/migrations/20240101000000_orders.sql
-- migrate:up
CREATE TABLE orders (id int, paid date);
-- migrate:down
-- file: db/migrations/20240102000000_index.sql
-- migrate:up transaction:false
DROP INDEX IF EXISTS orders_paid;
CREATE INDEX CONCURRENTLY orders_paid ON orders (paid);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
-- migrate:down
