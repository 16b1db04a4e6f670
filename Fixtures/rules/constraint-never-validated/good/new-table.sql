-- CREATE TABLE makes constraints that are valid, whatever they say: there are no rows yet. Nor has a table any that is made in the same file.
CREATE TABLE customer (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id) NOT VALID);
ALTER TABLE orders ADD CONSTRAINT orders_id CHECK (id > 0) NOT VALID;
-- leaves-none: SELECT FROM pg_constraint WHERE NOT convalidated AND conname <> 'orders_id'
