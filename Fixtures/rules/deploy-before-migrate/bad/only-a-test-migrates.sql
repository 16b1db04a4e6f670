-- The only migrations are those of a test, on a database that lives as long as the job.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: .github/workflows/ci.yml
name: CI
on:
  push:
    branches: [main]
jobs:
  test:
    runs-on: ubuntu-latest
    services:
      postgres:
        image: postgres:17
    steps:
      - run: goose -dir db/migrations up
      - run: go test ./...
  deploy:
    needs: test
    runs-on: ubuntu-latest
    steps:
      - run: gcloud run deploy orders --source .
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely deploy-before-migrate - "no step of any pipeline"
