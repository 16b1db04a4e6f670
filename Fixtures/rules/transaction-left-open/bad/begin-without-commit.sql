-- When the connection ends PostgreSQL rolls back: the table is gone, and nobody has seen an error.
BEGIN;
--^^^ error certain transaction-left-open -
CREATE TABLE orders (id int);
INSERT INTO orders VALUES (1);
