-- COMMIT AND CHAIN is such a pair in one statement.
-- transactions: file
CREATE TABLE orders (id int);
COMMIT AND CHAIN;
--^^^^^^^^^^^^^^ note certain transaction-control-in-migration -
CREATE INDEX ON orders (id);
