-- A foreign key and an index let others read; but whoever writes waits until the rows are copied.
-- framework: goose
-- file: 001_customer.sql
-- +goose Up
CREATE TABLE customer (id bigint PRIMARY KEY, street text, town text);
-- file: 002_address.sql
-- +goose Up
CREATE TABLE address (customer_id bigint REFERENCES customer, street text, town text);
INSERT INTO address SELECT id, street, town FROM customer;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note likely backfill-holds-schema-lock -
