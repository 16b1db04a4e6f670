-- The second END finds nothing to end.
BEGIN;
CREATE TABLE orders (id int);
COMMIT;
END TRANSACTION;
--^^^^^^^^^^^^^ warning certain transaction-left-open -
