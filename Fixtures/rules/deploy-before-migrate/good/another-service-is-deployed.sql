-- The front end has no database. Its service is deployed by itself, and the one with the migrations by somebody else.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: apps/front/fly.toml
app = "front"
-- file: .github/workflows/front.yml
on:
  push:
    paths: ["apps/front/**"]
jobs:
  deploy:
    runs-on: ubuntu-latest
    defaults:
      run:
        working-directory: apps/front
    steps:
      - run: flyctl deploy
