-- Prisma warns in a comment: if a variant that is removed is still used, this will fail.
-- framework: prisma
-- file: prisma/migrations/20240101000000_state/migration.sql
CREATE TYPE "State" AS ENUM ('OPEN', 'IN_PROGRESS', 'DONE');
CREATE TABLE "Task" ("id" SERIAL PRIMARY KEY, "state" "State" NOT NULL DEFAULT 'OPEN');
-- file: prisma/migrations/20240202000000_active/migration.sql
-- AlterEnum
BEGIN;
CREATE TYPE "State_new" AS ENUM ('OPEN', 'ACTIVE', 'DONE');
ALTER TABLE "Task" ALTER COLUMN "state" DROP DEFAULT;
ALTER TABLE "Task" ALTER COLUMN "state" TYPE "State_new" USING ("state"::text::"State_new");
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely enum-label-replaced-without-data-migration 22P02 "has no label 'IN_PROGRESS', and nothing moves the rows of "Task".state"
ALTER TYPE "State" RENAME TO "State_old";
ALTER TYPE "State_new" RENAME TO "State";
ALTER TABLE "Task" ALTER COLUMN "state" SET DEFAULT 'OPEN';
COMMIT;
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
