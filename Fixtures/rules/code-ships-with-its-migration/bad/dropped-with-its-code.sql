-- One change takes the column out of the model and drops it: the code that is still running names it.
-- framework: prisma
-- file: prisma/migrations/20240301090000_users/migration.sql
CREATE TABLE users (
  id       serial PRIMARY KEY,
  email    text NOT NULL,
  nickname text
);
-- added: prisma/migrations/20240412100000_no_nickname/migration.sql
ALTER TABLE users DROP COLUMN nickname;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely code-ships-with-its-migration 42703 "the column users.nickname is dropped in the change that takes it out of the code"
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- was: prisma/schema.prisma
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model User {
  id       Int     @id @default(autoincrement())
  email    String
  nickname String?

  @@map("users")
}
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
