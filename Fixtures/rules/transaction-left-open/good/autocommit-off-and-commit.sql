-- With AUTOCOMMIT off a COMMIT without BEGIN is as it should be.
\set AUTOCOMMIT off
CREATE TABLE orders (id int);
COMMIT;
INSERT INTO orders VALUES (1);
COMMIT;
