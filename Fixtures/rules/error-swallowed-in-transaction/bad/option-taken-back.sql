-- The script begins well, and then takes the option back for one statement that may fail.
\set ON_ERROR_STOP on
CREATE TABLE orders (id int);
BEGIN;
\unset ON_ERROR_STOP
ALTER SYSTEM SET work_mem = '64MB';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
INSERT INTO orders VALUES (1);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain error-swallowed-in-transaction 25P02
COMMIT;
