-- Prisma sends a migration as one script, which is one transaction for the server.
-- framework: prisma
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- file: prisma/migrations/20240101000000_mood/migration.sql
CREATE TYPE "Mood" AS ENUM ('SAD', 'OK');
CREATE TABLE "Person" ("id" SERIAL PRIMARY KEY, "mood" "Mood" NOT NULL);
-- file: prisma/migrations/20240102000000_happy/migration.sql
-- AlterEnum
ALTER TYPE "Mood" ADD VALUE 'HAPPY';
-- AlterTable
ALTER TABLE "Person" ALTER COLUMN "mood" SET DEFAULT 'HAPPY';
--                                                   ^^^^^^^ error certain enum-value-used-before-commit 55P04
