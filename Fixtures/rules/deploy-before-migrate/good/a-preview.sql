-- A preview of a pull request serves nobody but its author.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: .github/workflows/preview.yml
name: Preview
on: pull_request
jobs:
  preview:
    runs-on: ubuntu-latest
    steps:
      - run: flyctl deploy --app orders-pr-${{ github.event.number }}
      - run: goose -dir db/migrations up
