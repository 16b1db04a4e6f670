-- One change renames the column and lets the code use the new name: whichever goes out first, one of the two fails.
-- framework: prisma
-- file: prisma/migrations/20240301090000_users/migration.sql
CREATE TABLE users (
  id   serial PRIMARY KEY,
  plan text NOT NULL
);
-- added: prisma/migrations/20240412100000_tier/migration.sql
ALTER TABLE users RENAME COLUMN plan TO tier;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely rename-breaks-running-code 42703 "uses the old name (prisma/schema.prisma:8 at"
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- was: prisma/schema.prisma
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model User {
  id   Int    @id @default(autoincrement())
  plan String

  @@map("users")
}
-- file: prisma/schema.prisma
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model User {
  id   Int    @id @default(autoincrement())
  tier String

  @@map("users")
}
