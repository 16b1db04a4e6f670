-- Prisma cannot tell a renamed field from a new one, and warns in a comment that nobody reads.
-- framework: prisma
-- leaves: SELECT FROM "Account" WHERE "emailAddress" = ''
-- file: prisma/migrations/20240101000000_account/migration.sql
CREATE TABLE "Account" ("id" SERIAL PRIMARY KEY, "email" TEXT NOT NULL);
-- file: prisma/migrations/20240202000000_address/migration.sql
/*
  Warnings:

  - You are about to drop the column `email` on the `Account` table. All the data in the column will be lost.

*/
-- AlterTable
ALTER TABLE "Account" DROP COLUMN "email",
--                    ^^^^^^^^^^^^^^^^^^^ error likely column-replaced-without-copy - "takes the place of email"
ADD COLUMN     "emailAddress" TEXT NOT NULL DEFAULT '';
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
