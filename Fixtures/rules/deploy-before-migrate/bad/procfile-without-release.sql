-- Heroku starts what Procfile calls web, and runs nothing before it.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: Procfile
web: bin/orders --port $PORT
#^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely deploy-before-migrate - "no step of any pipeline"
worker: bin/orders work
