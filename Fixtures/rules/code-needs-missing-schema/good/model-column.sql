-- The migration that adds the balance lies beside the model.
-- framework: prisma
-- file: prisma/migrations/20240301090000_users/migration.sql
CREATE TABLE users (
  id    serial PRIMARY KEY,
  email text NOT NULL UNIQUE
);
-- file: prisma/migrations/20240412100000_balance/migration.sql
ALTER TABLE users ADD COLUMN credits_balance integer NOT NULL DEFAULT 0;
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- file: prisma/schema.prisma
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model User {
  id             Int    @id @default(autoincrement())
  email          String @unique
  creditsBalance Int    @default(0) @map("credits_balance")

  @@map("users")
}
