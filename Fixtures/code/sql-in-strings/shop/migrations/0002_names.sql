ALTER TABLE customers RENAME COLUMN nickname TO display_name;
DROP VIEW open_orders;
