-- COMMIT ends the savepoints inside as well.
BEGIN;
CREATE TABLE orders (id int);
SAVEPOINT before_rows;
INSERT INTO orders VALUES (1);
COMMIT;
