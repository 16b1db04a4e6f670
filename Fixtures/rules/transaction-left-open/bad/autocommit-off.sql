-- With AUTOCOMMIT off psql opens the transaction itself, and when the script ends nobody has committed.
\set AUTOCOMMIT off
CREATE TABLE orders (id int);
--^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain transaction-left-open -
INSERT INTO orders VALUES (1);
