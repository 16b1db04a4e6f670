-- Should the INSERT find its key taken, ROLLBACK TO brings the transaction back.
CREATE TABLE orders (id int PRIMARY KEY);
\set ON_ERROR_STOP off
BEGIN;
SAVEPOINT attempt;
INSERT INTO orders VALUES (1);
ROLLBACK TO SAVEPOINT attempt;
INSERT INTO orders VALUES (2);
COMMIT;
