-- An index over an expression that compares with the label.
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (id int, state order_state);
BEGIN;
ALTER TYPE order_state ADD VALUE 'refunded';
CREATE UNIQUE INDEX one_open_order ON orders (id, (state = 'refunded'));
--                                                         ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
