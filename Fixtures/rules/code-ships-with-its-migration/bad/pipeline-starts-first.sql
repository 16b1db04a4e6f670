-- One change brings the column and the code that needs it, and the pipeline starts the code before it runs the migration.
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
-- was: prisma/schema.prisma
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model User {
  id    Int    @id @default(autoincrement())
  email String

  @@map("users")
}
-- file: prisma/schema.prisma
datasource db {
    provider = "postgresql"
    url      = env("DATABASE_URL")
}

model User {
    id             Int    @id @default(autoincrement())
    email          String
    creditsBalance Int    @default(0) @map("credits_balance")
//  ^^^^^^^^^^^^^^ error likely code-ships-with-its-migration 42703 "the pipeline starts the new code first"

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
      - run: fly deploy
#            ^^^^^^^^^^ error likely deploy-before-migrate -
      - run: npx prisma migrate deploy
