-- golang-migrate sends the file as it is; the block in it ends where it says.
-- framework: golang-migrate
-- file: migrations/1_orders.up.sql
BEGIN;
CREATE TABLE orders (id int);
CREATE INDEX ON orders (id);
COMMIT;
-- file: migrations/1_orders.down.sql
BEGIN;
DROP TABLE orders;
COMMIT;
