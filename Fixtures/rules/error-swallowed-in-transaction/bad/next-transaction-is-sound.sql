-- The error spoils its own transaction, and not the one that begins behind its end.
CREATE TABLE orders (id int);
\set ON_ERROR_STOP off
BEGIN;
VACUUM orders;
--^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
INSERT INTO orders VALUES (1);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain error-swallowed-in-transaction 25P02
ROLLBACK;
BEGIN;
INSERT INTO orders VALUES (1);
COMMIT;
