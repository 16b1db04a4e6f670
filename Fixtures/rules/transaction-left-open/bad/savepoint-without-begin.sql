-- A savepoint needs a transaction to stand in.
CREATE TABLE orders (id int);
SAVEPOINT before_rows;
--^^^^^^^^^^^^^^^^^^^ error certain transaction-left-open 25P01
