-- The image is built first, then the migrations run, and only then the deploy.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: .github/workflows/deploy.yml
on: {push: {branches: [main]}}
jobs:
  deploy:
    needs: migrate
    runs-on: ubuntu-latest
    steps:
      - run: kubectl set image deployment/orders app=registry.example.com/orders:${{ github.sha }}
  migrate:
    needs: image
    runs-on: ubuntu-latest
    steps:
      - run: goose -dir db/migrations up
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/build-push-action@v6
