-- REINDEX of a whole schema commits after each table; CONCURRENTLY commits for each index.
CREATE TABLE orders (id int PRIMARY KEY);
BEGIN;
REINDEX SCHEMA public;
--^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
REINDEX TABLE CONCURRENTLY orders;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
REINDEX (VERBOSE, CONCURRENTLY) INDEX orders_pkey;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
COMMIT;
