-- The transaction that AUTOCOMMIT off opened lasts until its COMMIT. What must stand alone psql sends without a BEGIN.
\set AUTOCOMMIT off
CREATE TABLE orders (id int);
\set AUTOCOMMIT on
INSERT INTO orders VALUES (1);
COMMIT;
\set AUTOCOMMIT off
CREATE INDEX CONCURRENTLY ON orders (id);
VACUUM orders;
