// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let codeNeedsMissingSchema = RuleExample(
    bad: #"""
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
      //  ^^^^^^^^^^^^^^ 42703

          @@map("users")
      }
      """#,
    said: #"""
      error[code-needs-missing-schema]: the model User needs the column users.credits_balance, which
        no migration creates: PostgreSQL answers 42703
         ╭─ prisma/schema.prisma:9:5
       9 │     creditsBalance Int    @default(0) @map("credits_balance")
         │     ^^^^^^^^^^^^^^ fails with 42703
         ╰
        = help: Write the migration that creates the column users.credits_balance, and deploy it
                before this code.
      """#,
    good: #"""
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
      """#)
}
