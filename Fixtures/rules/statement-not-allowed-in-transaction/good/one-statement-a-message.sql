-- The message holds one statement, so it is no transaction of several.
-- transactions: message
-- file: 0001_orders.sql
CREATE TABLE orders (id int, paid date);
INSERT INTO orders VALUES (1, NULL);
-- file: 0002_index.sql
-- Built while orders come in.
CREATE INDEX CONCURRENTLY orders_paid ON orders (paid);
