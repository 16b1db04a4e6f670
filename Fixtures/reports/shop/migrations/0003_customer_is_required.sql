-- Nobody has filled the column.
ALTER TABLE orders
  ALTER COLUMN customer SET NOT NULL;
