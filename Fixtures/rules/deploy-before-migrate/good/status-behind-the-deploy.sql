-- What only looks changes nothing: a status, a check, a plan.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: .github/workflows/deploy.yml
on: [push]
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: goose -dir db/migrations up
      - run: flyctl deploy
      - run: |
          goose -dir db/migrations status
          python manage.py migrate --check
          npx prisma migrate status
          atlas migrate apply --dry-run
