-- VACUUM runs in transactions of its own, ANALYZE would not mind.
-- transactions: file
-- file: 0001.sql
CREATE TABLE orders (id int);
-- file: 0002.sql
DELETE FROM orders WHERE id IS NULL;
VACUUM (ANALYZE) orders;
--^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
ANALYZE orders;
