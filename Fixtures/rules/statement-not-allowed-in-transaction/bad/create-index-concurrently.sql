-- An index is built concurrently, which takes two transactions of its own, in a transaction block.
CREATE TABLE orders (id int, paid date);
BEGIN;
CREATE INDEX CONCURRENTLY orders_paid ON orders (paid);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
COMMIT;
