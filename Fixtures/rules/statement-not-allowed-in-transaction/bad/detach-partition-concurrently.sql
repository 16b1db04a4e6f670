-- DETACH … CONCURRENTLY waits for other transactions between two of its own.
CREATE TABLE orders (id int, paid date) PARTITION BY RANGE (paid);
CREATE TABLE orders_2024 PARTITION OF orders FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
BEGIN;
ALTER TABLE orders DETACH PARTITION orders_2024 CONCURRENTLY;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
ALTER TABLE orders DETACH PARTITION orders_2024;
COMMIT;
