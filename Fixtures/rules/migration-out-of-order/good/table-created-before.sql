-- The table is there when the foreign key leads to it.
-- file: 0001_invoice.sql
CREATE TABLE invoice (id integer PRIMARY KEY, total numeric);
-- file: 0002_payment.sql
CREATE TABLE payment (id integer PRIMARY KEY, invoice_id integer REFERENCES invoice (id));
