-- Bounds of a range of labels, for a new partition and for a table that is attached.
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (id int, state order_state) PARTITION BY RANGE (state);
CREATE TABLE orders_old (id int, state order_state);
BEGIN;
ALTER TYPE order_state ADD VALUE 'refunded';
CREATE TABLE orders_new PARTITION OF orders FOR VALUES FROM (MINVALUE) TO ('refunded');
--                                                                         ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
ALTER TABLE orders ATTACH PARTITION orders_old FOR VALUES FROM ('refunded') TO (MAXVALUE);
--                                                              ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
