-- The first block is in order; the second one lost its COMMIT.
BEGIN;
CREATE TABLE orders (id int);
COMMIT;
START TRANSACTION ISOLATION LEVEL SERIALIZABLE;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain transaction-left-open -
INSERT INTO orders VALUES (1);
