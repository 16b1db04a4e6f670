-- Relations are no columns; what the client cannot read or is told to ignore is needed by nobody; a list is what stands in a table of its own.
-- framework: prisma
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- file: prisma/migrations/20240301090000_users/migration.sql
CREATE TABLE "users" ("id" SERIAL PRIMARY KEY, "email_address" TEXT NOT NULL);
CREATE TABLE "Tag" ("id" SERIAL PRIMARY KEY);
CREATE TABLE "_TagToUser" ("A" INTEGER NOT NULL, "B" INTEGER NOT NULL);
-- file: prisma/schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id       Int                      @id @default(autoincrement())
  email    String                   @map("email_address")
  place    Unsupported("geometry")?
  former   String                   @ignore
  tags     Tag[]
  // creditsBalance Int
  @@map("users")
}

model Tag {
  id    Int    @id @default(autoincrement())
  users User[]
}

model Legacy {
  id Int @id

  @@ignore
}
