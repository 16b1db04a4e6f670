-- The first row with the label is inserted before the label is committed.
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (id int, state order_state);
BEGIN;
ALTER TYPE order_state ADD VALUE 'refunded' AFTER 'paid';
INSERT INTO orders (state, id) VALUES ('open', 1), ('refunded', 2);
--                                                  ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
