-- The model gave the column up in an earlier release; now it can go.
-- framework: prisma
-- file: prisma/migrations/20240301090000_users/migration.sql
CREATE TABLE users (
  id       serial PRIMARY KEY,
  email    text NOT NULL,
  nickname text
);
-- file: prisma/migrations/20240412100000_no_nickname/migration.sql
ALTER TABLE users DROP COLUMN nickname;
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
