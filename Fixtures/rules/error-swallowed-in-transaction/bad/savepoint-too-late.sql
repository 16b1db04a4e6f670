-- A savepoint behind the error does not help: it is refused like everything else.
CREATE TABLE orders (id int);
\set ON_ERROR_STOP off
BEGIN;
VACUUM orders;
--^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
SAVEPOINT behind;
--^^^^^^^^^^^^^^ error certain error-swallowed-in-transaction 25P02
INSERT INTO orders VALUES (1);
COMMIT;
