-- The block inside the message is closed, but the file waits with its index for a message of its own.
-- transactions: message
-- file: 0001_orders.sql
BEGIN;
CREATE TABLE orders (id int, paid date);
COMMIT;
-- file: 0002_index.sql
CREATE UNIQUE INDEX CONCURRENTLY orders_id ON orders (id);
-- file: 0003_key.sql
ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_id;
