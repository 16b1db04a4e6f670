-- First the schema, then the service. What stands in a function runs where the function is called.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: scripts/deploy.sh
#!/bin/bash
set -e
restart() { sudo systemctl restart orders; }
if ! git pull --ff-only; then
  echo "not a fast forward" >&2
  exit 1
fi
goose -dir db/migrations up
restart
