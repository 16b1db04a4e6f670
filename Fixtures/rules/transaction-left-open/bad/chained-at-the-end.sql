-- AND CHAIN opens the next transaction, and nothing ends that one.
BEGIN;
CREATE TABLE orders (id int);
COMMIT AND CHAIN;
INSERT INTO orders VALUES (1);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain transaction-left-open -
