-- Two steps: new rows are checked from the first on, the old ones by the second, and nobody waits long for either.
-- transactions: file
-- file: 0001_tables.sql
CREATE TABLE customer (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int);
-- file: 0002_reference.sql
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id) NOT VALID;
-- file: 0003_mend.sql
UPDATE orders SET customer_id = NULL WHERE NOT EXISTS (SELECT FROM customer WHERE customer.id = orders.customer_id);
-- file: 0004_validate.sql
ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_fkey;
-- leaves-none: SELECT FROM pg_constraint WHERE NOT convalidated
