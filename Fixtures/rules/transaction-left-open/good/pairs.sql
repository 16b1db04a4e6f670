-- BEGIN and COMMIT in pairs, in all their spellings; a ROLLBACK ends a transaction too.
BEGIN;
CREATE TABLE orders (id int);
COMMIT AND CHAIN;
INSERT INTO orders VALUES (1);
END;
START TRANSACTION READ WRITE;
DELETE FROM orders;
ABORT;
