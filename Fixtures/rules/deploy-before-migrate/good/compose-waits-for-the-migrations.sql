-- The service that migrates has to end well before the others begin.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: compose.yaml
x-app: &app
  image: registry.example.com/orders
services:
  db:
    image: postgres:17
  migrate:
    <<: *app
    command: goose -dir db/migrations up
    depends_on: [db]
  app:
    <<: *app
    command: ./orders serve
    depends_on:
      migrate:
        condition: service_completed_successfully
    deploy:
      replicas: 3
