-- The column goes, and the model still has it: every query of the model names it.
-- framework: prisma
-- file: prisma/migrations/20240301090000_users/migration.sql
CREATE TABLE users (
  id       serial PRIMARY KEY,
  email    text NOT NULL,
  nickname text
);
-- file: prisma/migrations/20240412100000_no_nickname/migration.sql
ALTER TABLE users DROP COLUMN nickname;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely code-uses-dropped-schema 42703 "the model User still uses it (schema.prisma on line 10)"
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- file: prisma/schema.prisma
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model User {
  id       Int     @id @default(autoincrement())
  email    String
  // Nobody asks for it any more, but the client does.
  nickname String?

  @@map("users")
}
