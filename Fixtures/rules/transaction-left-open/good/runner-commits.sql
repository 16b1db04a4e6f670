-- The runner opens the transaction, and commits it.
-- transactions: file
-- file: 0001.sql
CREATE TABLE orders (id int);
-- file: 0002.sql
INSERT INTO orders VALUES (1);
