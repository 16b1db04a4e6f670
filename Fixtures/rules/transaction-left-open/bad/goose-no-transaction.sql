-- The file asked for no transaction, opens one, and forgets it.
-- framework: goose
-- file: migrations/00001_orders.sql
-- +goose NO TRANSACTION
-- +goose Up
BEGIN;
--^^^ error certain transaction-left-open -
CREATE TABLE orders (id int);
CREATE INDEX ON orders (id);
