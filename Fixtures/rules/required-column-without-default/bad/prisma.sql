-- Prisma writes the warning into the file, and the statement below it.
-- framework: prisma
-- file: prisma/schema.prisma
datasource db {
  provider = "postgresql"
}
-- file: prisma/migrations/20260101000000_init/migration.sql
CREATE TABLE "User" ("id" SERIAL NOT NULL, CONSTRAINT "User_pkey" PRIMARY KEY ("id"));
-- file: prisma/migrations/20260201000000_plan/migration.sql
/*
  Warnings:

  - Added the required column `plan` to the `User` table without a default value. This is not possible if the table is not empty.

*/
-- AlterTable
ALTER TABLE "User" ADD COLUMN     "plan" TEXT NOT NULL;
--                                ^^^^^^^^^^^^^^^^^^^^ error likely required-column-without-default 23502
