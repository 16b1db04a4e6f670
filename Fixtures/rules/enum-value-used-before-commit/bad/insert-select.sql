-- The literal is resolved when the statement is analysed, so it does not matter that no row is ever selected.
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (id int, state order_state);
BEGIN;
ALTER TYPE order_state ADD VALUE 'refunded';
INSERT INTO orders SELECT 1, 'refunded' WHERE false;
--                           ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
