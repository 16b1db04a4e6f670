-- The block ends before the message does.
-- transactions: message
CREATE TABLE orders (id int);
BEGIN;
INSERT INTO orders VALUES (1);
COMMIT;
