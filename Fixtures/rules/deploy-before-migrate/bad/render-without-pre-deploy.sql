-- A service of Render that only builds and starts.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: render.yaml
services:
  - type: web
    name: orders
#         ^^^^^^ warning likely deploy-before-migrate - "no step of any pipeline"
    runtime: go
    buildCommand: go build -o app ./cmd
    startCommand: ./app
databases:
  - name: orders-db
