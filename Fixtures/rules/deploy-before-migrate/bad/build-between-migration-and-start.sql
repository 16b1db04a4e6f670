-- The order is right, but an image is built in between: for so long the old code runs on the new schema.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: .github/workflows/deploy.yml
name: Deploy
on: [push]
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: goose -dir db/migrations up
      - run: docker build -t registry.example.com/orders . && docker push registry.example.com/orders
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note likely deploy-before-migrate - "old code runs on the new schema"
      - run: kubectl rollout restart deployment/orders
