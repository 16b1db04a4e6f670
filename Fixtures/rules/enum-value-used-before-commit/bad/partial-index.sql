-- The predicate of a partial index names the label.
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (id int, state order_state);
BEGIN;
ALTER TYPE order_state ADD VALUE 'refunded';
CREATE INDEX orders_refunded ON orders (id) WHERE state = 'refunded';
--                                                        ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
