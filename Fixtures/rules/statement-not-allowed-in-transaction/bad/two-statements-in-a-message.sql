-- Alone in its message the index could be built. With a second statement the message is a transaction.
-- transactions: message
-- file: 0001_orders.sql
CREATE TABLE orders (id int, paid date);
-- file: 0002_index.sql
CREATE INDEX CONCURRENTLY orders_paid ON orders (paid);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
COMMENT ON COLUMN orders.paid IS 'has an index for the monthly report';
