-- ENFORCED validates a foreign key that was not enforced before.
-- transactions: file
-- postgres: 18
-- file: 0001_tables.sql
CREATE TABLE customer (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int);
-- file: 0002_reference.sql
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id) NOT VALID;
-- file: 0003_enforced.sql
ALTER TABLE orders ALTER CONSTRAINT orders_customer_fkey NOT ENFORCED;
-- file: 0004_enforced.sql
DELETE FROM orders;
ALTER TABLE orders ALTER CONSTRAINT orders_customer_fkey ENFORCED;
-- leaves-none: SELECT FROM pg_constraint WHERE NOT convalidated
