-- With a savepoint before the statement that fails, and ROLLBACK TO behind it, the rest of the transaction is saved.
CREATE TABLE orders (id int);
\set ON_ERROR_STOP off
BEGIN;
SAVEPOINT before;
VACUUM orders;
--^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
ROLLBACK TO SAVEPOINT before;
INSERT INTO orders VALUES (1);
COMMIT;
