-- Prisma orders folders by their names, and somebody gave one a date of his own.
-- framework: prisma
-- file: prisma/migrations/20240101000000_orders/migration.sql
CREATE TABLE "Order" ("id" SERIAL PRIMARY KEY, "state" "OrderState" NOT NULL);
--                                                     ^^^^^^^^^^^^ error likely migration-out-of-order 42704
-- file: prisma/migrations/20240102000000_state/migration.sql
CREATE TYPE "OrderState" AS ENUM ('OPEN', 'PAID');
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
