-- dbmate stops in the same way, and the next run applies the section again.
-- framework: dbmate
-- file: db/migrations/20240101000000_orders.sql
-- migrate:up
CREATE TABLE orders (id int);
COMMIT;
--^^^^ error certain transaction-control-in-migration -
CREATE INDEX ON orders (id);
-- migrate:down
