-- Heroku runs the release phase before it starts anything.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: Procfile
release: goose -dir db/migrations postgres $DATABASE_URL up
web: bin/orders --port $PORT
