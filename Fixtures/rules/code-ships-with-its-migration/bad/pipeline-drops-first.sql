-- One change takes the column out of the model and drops it, and the pipeline drops it first: until the new code has started, the old one
-- fails at every query.
-- framework: prisma
-- file: prisma/migrations/20240301090000_users/migration.sql
CREATE TABLE users (
  id       serial PRIMARY KEY,
  email    text NOT NULL,
  nickname text
);
-- added: prisma/migrations/20240412100000_no_nickname/migration.sql
ALTER TABLE users DROP COLUMN nickname;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely code-ships-with-its-migration 42703 "the pipeline runs the migrations first"
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
-- file: .github/workflows/deploy.yml
name: deploy
on:
  push:
    branches: [main]
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npx prisma migrate deploy
      - run: fly deploy
