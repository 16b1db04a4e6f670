-- psql stops at the first error, and the connection's end rolls back.
\set ON_ERROR_STOP on
BEGIN;
CREATE TABLE orders (id int);
INSERT INTO orders VALUES (1);
COMMIT;
