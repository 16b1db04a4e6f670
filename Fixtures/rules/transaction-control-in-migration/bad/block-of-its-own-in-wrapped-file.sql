-- A transaction does not open in a transaction: what stands below the COMMIT commits statement by statement.
-- transactions: file
START TRANSACTION;
--^^^^^^^^^^^^^^^ warning certain transaction-control-in-migration -
CREATE TABLE orders (id int);
END;
--^ warning certain transaction-control-in-migration -
CREATE UNIQUE INDEX ON orders (id);
