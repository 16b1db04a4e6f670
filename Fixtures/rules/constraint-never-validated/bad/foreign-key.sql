-- The foreign key is added NOT VALID so that nobody has to wait. The second step was forgotten: files have come since.
-- transactions: file
-- file: 0001_tables.sql
CREATE TABLE customer (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int);
-- file: 0002_reference.sql
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id) NOT VALID;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning certain constraint-never-validated - "orders_customer_fkey on orders is added NOT VALID and nothing validates it: references from before"
-- file: 0003_something_else.sql
CREATE INDEX orders_customer ON orders (customer_id);
-- leaves: SELECT FROM pg_constraint WHERE NOT convalidated
