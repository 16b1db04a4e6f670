-- All pending files share a transaction, so no file can hold such a statement.
-- transactions: run
-- file: 0001_orders.sql
CREATE TABLE orders (id int, paid date);
-- file: 0002_index.sql
CREATE INDEX CONCURRENTLY orders_paid ON orders (paid);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
