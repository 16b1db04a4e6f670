-- The default partition takes the rows with the new label without naming it.
CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE orders (id int, state order_state) PARTITION BY LIST (state);
BEGIN;
ALTER TYPE order_state ADD VALUE 'refunded';
CREATE TABLE orders_open PARTITION OF orders FOR VALUES IN ('open');
CREATE TABLE orders_rest PARTITION OF orders DEFAULT;
COMMIT;
