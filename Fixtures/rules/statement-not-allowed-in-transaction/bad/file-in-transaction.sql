-- The runner wraps the file in a transaction. The file says nothing of it.
-- framework: goose
-- file: migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id int, paid date);
-- file: migrations/00002_index.sql
-- +goose Up
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_paid
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
    ON orders (paid);
