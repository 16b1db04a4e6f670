-- Render builds before it deploys, and a build that fails later leaves the new schema behind.
-- framework: prisma
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- file: prisma/migrations/20240101000000_orders/migration.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: prisma/migrations/20240201000000_total/migration.sql
ALTER TABLE orders ADD COLUMN total numeric;
-- file: render.yaml
services:
  - type: web
    name: orders
    runtime: node
    buildCommand: npm ci && npx prisma migrate deploy && npm run build
#                           ^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely deploy-before-migrate - "builds the code"
    startCommand: npm start
