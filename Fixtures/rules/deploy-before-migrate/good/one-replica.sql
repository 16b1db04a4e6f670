-- One container of compose migrates before it serves.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: compose.yaml
services:
  app:
    build: .
    command: sh -c "goose -dir db/migrations up && ./orders"
