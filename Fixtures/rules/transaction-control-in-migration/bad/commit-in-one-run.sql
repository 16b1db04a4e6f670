-- One file ends the transaction that all pending files share: when a later file fails, the earlier ones stay.
-- transactions: run
-- file: 0001_orders.sql
CREATE TABLE orders (id int);
-- file: 0002_index.sql
CREATE INDEX ON orders (id);
COMMIT;
--^^^^ warning certain transaction-control-in-migration -
-- file: 0003_bill.sql
CREATE TABLE bill (id int);
