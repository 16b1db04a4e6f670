-- Nothing else is refused, but the COMMIT of an aborted transaction is a ROLLBACK: PostgreSQL answers so, without an error.
CREATE TABLE orders (id int);
\set ON_ERROR_STOP off
BEGIN;
INSERT INTO orders VALUES (1);
VACUUM orders;
--^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
COMMIT;
--^^^^ error certain error-swallowed-in-transaction -
