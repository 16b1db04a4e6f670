// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let codeShipsWithItsMigration = RuleExample(
    bad: #"""
      -- One change brings the column and the code that needs it. Nothing in the repository tells that the migration runs first: between the
      -- two every query of the model fails.
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
      //  ^^^^^^^^^^^^^^ 42703

          @@map("users")
      }
      """#,
    said: #"""
      warning[code-ships-with-its-migration]: the model User needs the column users.credits_balance,
        which migration.sql of the same change makes: until that has run, it fails with 42703; nothing
        tells which of the two goes out first
         ╭─ prisma/schema.prisma:9:5
       9 │     creditsBalance Int    @default(0) @map("credits_balance")
         │     ^^^^^^^^^^^^^^ may fail with 42703
         ├─ prisma/migrations/20240412100000_balance/migration.sql:1:1
       1 │ ALTER TABLE users ADD COLUMN credits_balance integer NOT NULL DEFAULT 0;
         │ ───────────────────────────────────────────────────────────────────────
         │ the migration of the same change makes it here
         ╰
        = help: The order that works: migration 20240412100000_balance → code. Deploy the migration in
                a release of its own, before the code that needs it.
      """#,
    good: #"""
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
      """#)
}
