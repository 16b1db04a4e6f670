-- A build that does not touch the database. Its client is made from the schema file alone.
-- framework: prisma
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- file: prisma/migrations/20240101000000_orders/migration.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: prisma/migrations/20240201000000_total/migration.sql
ALTER TABLE orders ADD COLUMN total numeric;
-- file: netlify.toml
[build]
  command = "prisma generate && next build"
