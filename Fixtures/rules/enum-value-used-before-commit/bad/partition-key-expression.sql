-- The key of a partitioned table is an expression, with the label in it.
CREATE TYPE order_state AS ENUM ('open', 'paid');
BEGIN;
ALTER TYPE order_state ADD VALUE 'refunded';
CREATE TABLE orders (id int, state order_state) PARTITION BY LIST ((state = 'refunded'));
--                                                                          ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
