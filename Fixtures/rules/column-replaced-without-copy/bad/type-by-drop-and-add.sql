-- A text becomes an enum: all rows get the default.
-- transactions: file
-- leaves: SELECT FROM orders WHERE status = 'open'
-- file: 0001_table.sql
CREATE TABLE orders (id int PRIMARY KEY, status text NOT NULL);
-- file: 0002_enum.sql
CREATE TYPE order_status AS ENUM ('open', 'paid', 'sent');
ALTER TABLE orders DROP COLUMN status;
--                 ^^^^^^^^^^^^^^^^^^ error likely column-replaced-without-copy - "status of orders is dropped and added anew"
ALTER TABLE orders ADD COLUMN status order_status NOT NULL DEFAULT 'open';
