-- Extended statistics over an expression.
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (id int, state order_state);
BEGIN;
ALTER TYPE order_state ADD VALUE 'refunded';
CREATE STATISTICS refunds ON (state = 'refunded'), id FROM orders;
--                                    ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
