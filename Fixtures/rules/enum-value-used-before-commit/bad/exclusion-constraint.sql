-- EXCLUDE has a predicate like a partial index.
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (shipped daterange, state order_state);
BEGIN;
ALTER TYPE order_state ADD VALUE 'refunded';
ALTER TABLE orders ADD EXCLUDE USING gist (shipped WITH &&) WHERE (state <> 'refunded');
--                                                                          ^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
