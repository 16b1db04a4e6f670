-- The option is off, but nothing here is sure to fail.
\set ON_ERROR_STOP off
BEGIN;
CREATE TABLE orders (id int);
DROP TABLE IF EXISTS bill;
INSERT INTO orders VALUES (1);
COMMIT;
