-- A justfile is read as a Makefile is.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: justfile
migrations := "db/migrations"

ship: roll-out (schema "up")

roll-out:
    kubectl rollout restart deployment/orders
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely deploy-before-migrate - "starts the new code"

schema direction:
    goose -dir {{migrations}} {{direction}}
    goose -dir db/migrations up
-- file: .gitlab-ci.yml
ship:
  stage: deploy
  script: just ship
