-- For a partitioned table REINDEX commits after each partition. An ordinary table may be reindexed in a transaction.
CREATE TABLE orders (id int, paid date) PARTITION BY RANGE (paid);
CREATE TABLE orders_2024 PARTITION OF orders FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX ON orders (paid);
BEGIN;
REINDEX TABLE orders;
--^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
REINDEX TABLE orders_2024;
COMMIT;
