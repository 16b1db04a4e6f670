-- The client selects each field of a model: one that no migration has made a column of breaks every query of that model.
-- framework: prisma
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- file: prisma/migrations/20240301090000_users/migration.sql
CREATE TABLE "users" ("id" SERIAL PRIMARY KEY, "email_address" TEXT NOT NULL);
CREATE TABLE "Tag" ("id" SERIAL PRIMARY KEY);
-- file: prisma/schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id             Int    @id @default(autoincrement())
  email          String @map("email_address")
  creditsBalance Int    @default(0) @map("credits_balance")
  //^^^^^^^^^^^^ error likely code-needs-missing-schema 42703
  tags           Tag[]
  @@map("users")
}

model Tag {
  id    Int    @id @default(autoincrement())
  users User[]
}
