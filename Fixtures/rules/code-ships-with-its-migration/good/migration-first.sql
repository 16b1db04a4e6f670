-- The change brings the column alone: the code that needs it follows in the next release.
-- framework: prisma
-- file: prisma/migrations/20240301090000_users/migration.sql
CREATE TABLE users (
  id    serial PRIMARY KEY,
  email text NOT NULL
);
-- added: prisma/migrations/20240412100000_balance/migration.sql
ALTER TABLE users ADD COLUMN credits_balance integer NOT NULL DEFAULT 0;
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- file: prisma/schema.prisma
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model User {
  id    Int    @id @default(autoincrement())
  email String

  @@map("users")
}
