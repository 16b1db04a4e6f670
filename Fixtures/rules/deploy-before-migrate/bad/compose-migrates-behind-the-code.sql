-- The service that migrates waits for the one that serves.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: docker-compose.yml
services:
  db:
    image: postgres:17
  app:
    image: registry.example.com/orders
    command: ./orders serve
#            ^^^^^^^^^^^^^^ error likely deploy-before-migrate - "starts the new code"
    depends_on: [db]
  migrate:
    image: registry.example.com/orders
    command: goose -dir db/migrations up
    depends_on:
      - app
