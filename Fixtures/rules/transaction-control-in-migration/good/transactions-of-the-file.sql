-- Nobody wraps the file: its transactions are its own.
BEGIN;
CREATE TABLE orders (id int);
COMMIT;
BEGIN ISOLATION LEVEL SERIALIZABLE;
INSERT INTO orders VALUES (1);
ROLLBACK;
