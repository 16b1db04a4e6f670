ALTER TABLE orders RENAME TO invoices;
CREATE UNIQUE INDEX stock_once_again ON stock (shop, item);
