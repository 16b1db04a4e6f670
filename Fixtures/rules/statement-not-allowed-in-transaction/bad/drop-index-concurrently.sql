-- To drop an index concurrently is no better.
CREATE TABLE orders (id int, paid date);
CREATE INDEX orders_paid ON orders (paid);
BEGIN;
DROP INDEX CONCURRENTLY orders_paid;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
COMMIT;
