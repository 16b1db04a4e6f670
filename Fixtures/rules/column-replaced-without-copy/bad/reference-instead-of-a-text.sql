-- Customers get a table of their own. Whose orders these were, nobody knows any more.
-- transactions: file
-- leaves: SELECT FROM orders WHERE customer_id IS NULL
-- file: 0001_table.sql
CREATE TABLE orders (id int PRIMARY KEY, customer text);
-- file: 0002_customers.sql
CREATE TABLE customer (id int PRIMARY KEY, name text);
ALTER TABLE orders ADD COLUMN customer_id int REFERENCES customer (id);
ALTER TABLE orders DROP COLUMN customer;
--                 ^^^^^^^^^^^^^^^^^^^^ warning likely column-replaced-without-copy - "customer_id, which is added on line 2, seems to take the place of customer"
