ALTER TABLE orders ADD COLUMN customer int;
