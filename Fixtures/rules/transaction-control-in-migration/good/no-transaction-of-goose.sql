-- The file asked goose for no transaction, and makes one itself.
-- framework: goose
-- file: migrations/00001_orders.sql
-- +goose NO TRANSACTION
-- +goose Up
BEGIN;
CREATE TABLE orders (id int);
COMMIT;
CREATE INDEX CONCURRENTLY ON orders (id);
