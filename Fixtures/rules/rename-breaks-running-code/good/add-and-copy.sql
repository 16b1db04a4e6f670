-- The new column comes beside the old one and is filled; the old one stays as long as old code runs.
-- framework: prisma
-- file: prisma/migrations/20240301090000_users/migration.sql
CREATE TABLE users (
  id   serial PRIMARY KEY,
  plan text NOT NULL
);
-- file: prisma/migrations/20240412100000_tier/migration.sql
ALTER TABLE users ADD COLUMN tier text;
UPDATE users SET tier = plan;
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- file: prisma/schema.prisma
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model User {
  id   Int     @id @default(autoincrement())
  tier String?

  @@map("users")
}
