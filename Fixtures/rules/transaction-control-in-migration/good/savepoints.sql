-- Savepoints divide the runner's transaction, and do not end it.
-- transactions: file
CREATE TABLE orders (id int);
SAVEPOINT before_rows;
INSERT INTO orders VALUES (1);
ROLLBACK TO SAVEPOINT before_rows;
RELEASE before_rows;
