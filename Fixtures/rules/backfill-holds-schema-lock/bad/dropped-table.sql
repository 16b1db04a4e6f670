-- Nobody misses the table that goes. But it refers to another one, which is locked until the transaction ends.
-- framework: goose
-- file: 001_tables.sql
-- +goose Up
CREATE TABLE customer (id bigint PRIMARY KEY, name text, logins integer);
CREATE TABLE login (customer_id bigint REFERENCES customer, at timestamptz);
-- file: 002_drop_logins.sql
-- +goose Up
UPDATE customer c SET logins = (SELECT count(*) FROM login l WHERE l.customer_id = c.id) WHERE logins IS NULL;
DROP TABLE login;
DELETE FROM customer WHERE logins = 0;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-holds-schema-lock -
