-- The job that tests migrates a database that lives as long as the job, and deploys nothing. The deploy has a release command.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: .github/workflows/ci.yml
name: CI
on: [push, pull_request]
jobs:
  e2e:
    runs-on: ubuntu-latest
    services:
      postgres:
        image: postgres:17
        env: {POSTGRES_PASSWORD: postgres}
    env:
      DATABASE_URL: postgres://postgres:postgres@localhost:5432/postgres
    steps:
      - run: docker compose up -d app
      - run: goose -dir db/migrations up
      - run: go test ./...
-- file: Procfile
release: goose -dir db/migrations up
web: bin/orders
