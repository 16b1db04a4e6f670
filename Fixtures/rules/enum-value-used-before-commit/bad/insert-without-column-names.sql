-- Without a list of columns the values go to the columns in their order, the second is the enum.
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (id int, state order_state, note text);
BEGIN;
ALTER TYPE order_state ADD VALUE 'refunded';
INSERT INTO orders VALUES (1, 'refunded');
--                            ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
INSERT INTO orders VALUES (1, 'paid', 'refunded');
COMMIT;
