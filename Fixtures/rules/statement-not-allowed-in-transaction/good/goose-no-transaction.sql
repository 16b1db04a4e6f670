-- The file says that it wants no transaction.
-- framework: goose
-- file: migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id int, paid date);
-- file: migrations/00002_index.sql
-- +goose NO TRANSACTION
-- +goose Up
CREATE INDEX CONCURRENTLY orders_paid ON orders (paid);
-- +goose Down
DROP INDEX CONCURRENTLY orders_paid;
