-- And Netlify.
-- framework: prisma
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- file: prisma/migrations/20240101000000_orders/migration.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: prisma/migrations/20240201000000_total/migration.sql
ALTER TABLE orders ADD COLUMN total numeric;
-- file: netlify.toml
[build]
  command = "prisma migrate deploy && next build"
#            ^^^^^^^^^^^^^^^^^^^^^ warning likely deploy-before-migrate - "builds the code"
  publish = ".next"
