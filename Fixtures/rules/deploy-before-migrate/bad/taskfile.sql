-- A task that runs others.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: Taskfile.yml
version: "3"
tasks:
  ship:
    cmds:
      - task: roll-out
      - task: schema
  roll-out: kubectl rollout restart deployment/orders
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely deploy-before-migrate - "starts the new code"
  schema:
    desc: Migrate
    cmds:
      - cmd: goose -dir db/migrations up
-- file: .github/workflows/ship.yml
on: {push: {tags: ["*"]}}
jobs:
  ship:
    runs-on: ubuntu-latest
    steps:
      - run: task ship
