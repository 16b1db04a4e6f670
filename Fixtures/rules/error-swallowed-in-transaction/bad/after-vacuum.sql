-- The VACUUM is refused, and takes the rest of the transaction with it.
CREATE TABLE orders (id int);
\set ON_ERROR_STOP 0
BEGIN;
DELETE FROM orders WHERE id IS NULL;
VACUUM orders;
--^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
INSERT INTO orders
--^^^^^^^^^^^^^^^^ error certain error-swallowed-in-transaction 25P02
    VALUES (1);
COMMIT;
