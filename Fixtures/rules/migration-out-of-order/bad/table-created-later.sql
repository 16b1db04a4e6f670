-- The foreign key leads to a table that only the next migration creates.
-- file: 0001_payment.sql
CREATE TABLE payment (id integer PRIMARY KEY, invoice_id integer REFERENCES invoice (id));
--                                                                          ^^^^^^^ error likely migration-out-of-order 42P01
-- file: 0002_invoice.sql
CREATE TABLE invoice (id integer PRIMARY KEY, total numeric);
