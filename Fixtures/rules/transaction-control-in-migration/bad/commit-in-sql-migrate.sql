-- sql-migrate stops in the same way.
-- framework: sql-migrate
-- file: migrations/1_orders.sql
-- +migrate Up
CREATE TABLE orders (id int);
COMMIT;
--^^^^ error certain transaction-control-in-migration -
CREATE INDEX ON orders (id);
-- +migrate Down
DROP TABLE orders;
