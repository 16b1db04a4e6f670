-- Each statement commits by itself, so these may stand anywhere but in a transaction block.
CREATE TABLE orders (id int, paid date);
BEGIN;
INSERT INTO orders VALUES (1, NULL);
COMMIT;
CREATE INDEX CONCURRENTLY orders_paid ON orders (paid);
REINDEX INDEX CONCURRENTLY orders_paid;
DROP INDEX CONCURRENTLY orders_paid;
VACUUM orders;
