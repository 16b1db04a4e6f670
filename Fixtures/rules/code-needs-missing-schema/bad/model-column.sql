-- The model has a balance, the database has none: somebody wrote the field and forgot the migration. The client selects every field of
-- the model, so that no user can be read any more.
-- framework: prisma
-- file: prisma/migrations/20240301090000_users/migration.sql
CREATE TABLE users (
  id    serial PRIMARY KEY,
  email text NOT NULL UNIQUE
);
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
//  ^^^^^^^^^^^^^^ error likely code-needs-missing-schema 42703 "users.credits_balance"

    @@map("users")
}
