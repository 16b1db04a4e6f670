-- ON CONFLICT sets the new label, whether a row is in the way or not.
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (id int PRIMARY KEY, state order_state);
BEGIN;
ALTER TYPE order_state ADD VALUE 'refunded';
INSERT INTO orders VALUES (1, 'paid') ON CONFLICT (id) DO UPDATE SET state = 'refunded';
--                                                                           ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
INSERT INTO orders VALUES (1, 'paid') ON CONFLICT (id) DO UPDATE SET state = 'paid' WHERE orders.state <> 'refunded';
--                                                                                                        ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
