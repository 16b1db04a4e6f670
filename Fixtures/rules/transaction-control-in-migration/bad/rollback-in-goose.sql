-- A dry run left behind: goose does not find its transaction, and the changes are gone.
-- framework: goose
-- file: migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id int);
ROLLBACK WORK;
--^^^^^^^^^^^ error certain transaction-control-in-migration -
