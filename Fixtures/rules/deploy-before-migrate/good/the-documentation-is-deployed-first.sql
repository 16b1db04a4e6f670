-- What is deployed before the migrations is something else.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: .github/workflows/docs.yml
name: Documentation
on: [push]
jobs:
  pages:
    runs-on: ubuntu-latest
    steps:
      - run: vercel deploy --prod
        working-directory: docs
      - run: goose -dir db/migrations up
-- file: docs/package.json
{ "scripts": { "build": "vitepress build" } }
