-- Nobody reads a table before the migration that makes it commits.
-- framework: goose
-- file: 001_customer.sql
-- +goose Up
CREATE TABLE customer (id bigint PRIMARY KEY, street text);
-- file: 002_address.sql
-- +goose Up
CREATE TABLE address (customer_id bigint, street text);
INSERT INTO address SELECT id, street FROM customer;
ALTER TABLE address ADD COLUMN town text;
UPDATE address SET town = split_part(street, ',', 2);
