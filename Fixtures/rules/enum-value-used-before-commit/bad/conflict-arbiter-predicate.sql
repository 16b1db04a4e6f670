-- The WHERE that picks the partial unique index belongs to ON CONFLICT itself.
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (id int, state order_state);
CREATE UNIQUE INDEX ON orders (id) WHERE state = 'open';
BEGIN;
ALTER TYPE order_state ADD VALUE 'refunded';
INSERT INTO orders VALUES (1, 'open')
    ON CONFLICT (id) WHERE state = 'open' AND state <> 'refunded' DO NOTHING;
--                                                     ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
