-- A script that a person runs has an order, too.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: scripts/deploy.sh
#!/usr/bin/env bash
set -euo pipefail

restart() {
  sudo systemctl restart "$1"
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely deploy-before-migrate - "starts the new code"
}

git pull --ff-only
restart orders.service
# The schema.
goose -dir db/migrations postgres "$DATABASE_URL" up
