-- psql -1 wraps all it is given. The first error spoils everything, and the script hides it.
-- framework: psql
-- file: Makefile
migrate:
	psql -1 -f db/0001_orders.sql
-- file: db/0001_orders.sql
\set ON_ERROR_STOP off
CREATE TABLE orders (id int);
CREATE INDEX CONCURRENTLY ON orders (id);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
INSERT INTO orders VALUES (1);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain error-swallowed-in-transaction 25P02
