-- The values wait in another table while the column is made anew.
-- transactions: file
-- leaves-none: SELECT FROM orders WHERE total IS NULL
-- file: 0001_table.sql
CREATE TABLE orders (id int PRIMARY KEY, total text);
-- file: 0002_numbers.sql
CREATE TEMPORARY TABLE saved AS SELECT id, total FROM orders;
ALTER TABLE orders DROP COLUMN total;
ALTER TABLE orders ADD COLUMN total numeric;
UPDATE orders SET total = length(saved.total) FROM saved WHERE saved.id = orders.id;
