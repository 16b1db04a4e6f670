-- A foreign key has triggers on both of its tables: to drop it locks the one that it refers to as well, whoever reads it.
-- framework: goose
-- file: 001_tables.sql
-- +goose Up
CREATE TABLE customer (id bigint PRIMARY KEY, name text);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint CONSTRAINT orders_customer REFERENCES customer);
CREATE TABLE note (id bigint PRIMARY KEY, body text);
-- file: 002_loosen.sql
-- +goose Up
ALTER TABLE orders DROP CONSTRAINT orders_customer;
UPDATE note SET body = trim(body) WHERE body LIKE ' %';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-holds-schema-lock -
