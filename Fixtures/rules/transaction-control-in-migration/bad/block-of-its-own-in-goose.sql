-- The author wrapped the file, and so does goose. BEGIN changes nothing, COMMIT ends goose's transaction.
-- framework: goose
-- file: migrations/00001_orders.sql
-- +goose Up
BEGIN;
--^^^ warning certain transaction-control-in-migration -
CREATE TABLE orders (id int);
COMMIT;
--^^^^ error certain transaction-control-in-migration -
