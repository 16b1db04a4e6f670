-- fly.toml has no release_command, and nothing else migrates.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: fly.toml
app = "orders"
#^^ warning likely deploy-before-migrate - "no step of any pipeline"
primary_region = "ams"

[deploy]
  strategy = "rolling"

[http_service]
  internal_port = 8080
