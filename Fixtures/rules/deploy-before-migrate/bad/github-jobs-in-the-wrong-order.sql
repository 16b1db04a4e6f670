-- Each job is right by itself; that the migrations wait for the deploy is said by `needs`.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: .github/workflows/release.yml
name: Release
on:
  push:
    tags: ["v*"]
jobs:
  migrate:
    needs: deploy
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Migrate
        run: |-
          go install github.com/pressly/goose/v3/cmd/goose@latest
          goose -dir db/migrations up
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/build-push-action@v6
        with: {push: true, tags: "registry.example.com/orders:${{ github.sha }}"}
  deploy:
    needs: [image]
    runs-on: ubuntu-latest
    steps:
      - run: kubectl set image deployment/orders app=registry.example.com/orders:${{ github.sha }}
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely deploy-before-migrate - "starts the new code"
