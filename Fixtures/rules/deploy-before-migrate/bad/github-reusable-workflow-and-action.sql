-- The deploy stands in a workflow that is called, the migrations in an action of the repository: both are followed.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: .github/workflows/main.yml
on: {push: {branches: [main]}}
jobs:
  ship:
    uses: ./.github/workflows/ship.yml
    secrets: inherit
  schema:
    needs: ship
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: ./.github/actions/migrate
-- file: .github/workflows/ship.yml
on:
  workflow_call:
jobs:
  ecs:
    runs-on: ubuntu-latest
    steps:
      - uses: aws-actions/amazon-ecs-deploy-task-definition@v2
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely deploy-before-migrate - "starts the new code"
        with:
          service: orders
-- file: .github/actions/migrate/action.yml
name: Migrate
runs:
  using: composite
  steps:
    - shell: bash
      run: dbmate --migrations-dir db/migrations up || goose -dir db/migrations up
    - shell: bash
      run: goose -dir db/migrations up
