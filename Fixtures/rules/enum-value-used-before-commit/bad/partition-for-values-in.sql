-- The list of a partition's values holds labels.
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (id int, state order_state) PARTITION BY LIST (state);
BEGIN;
ALTER TYPE order_state ADD VALUE 'refunded';
CREATE TABLE orders_done PARTITION OF orders FOR VALUES IN ('paid', 'refunded');
--                                                                  ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
