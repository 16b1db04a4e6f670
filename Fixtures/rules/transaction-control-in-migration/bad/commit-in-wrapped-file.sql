-- Whoever wraps the file does not mind that it is no longer one transaction. But when the index fails, the table stays.
-- transactions: file
CREATE TABLE orders (id int);
COMMIT;
--^^^^ warning certain transaction-control-in-migration -
CREATE UNIQUE INDEX ON orders (id);
