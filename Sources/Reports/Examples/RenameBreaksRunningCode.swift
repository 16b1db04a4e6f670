// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let renameBreaksRunningCode = RuleExample(
    bad: #"""
      -- The newest migration renames a column that the code uses. Until the new code is out the old one asks for the old name; and where the
      -- new code is out first, it asks for a name that is not there yet.
      -- framework: prisma
      -- file: prisma/migrations/20240301090000_users/migration.sql
      CREATE TABLE users (
        id   serial PRIMARY KEY,
        plan text NOT NULL
      );
      -- file: prisma/migrations/20240412100000_tier/migration.sql
      ALTER TABLE users RENAME COLUMN plan TO tier;
      --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 42703
      -- file: prisma/migrations/migration_lock.toml
      provider = "postgresql"
      -- file: prisma/schema.prisma
      datasource db {
        provider = "postgresql"
        url      = env("DATABASE_URL")
      }

      model User {
        id   Int    @id @default(autoincrement())
        tier String

        @@map("users")
      }
      """#,
    said: #"""
      warning[rename-breaks-running-code]: the column users.plan is renamed to tier, which the code
        uses (prisma/schema.prisma:8): as long as code that knows the old name runs, it fails with
        42703
         ╭─ prisma/migrations/20240412100000_tier/migration.sql:1:1
       1 │ ALTER TABLE users RENAME COLUMN plan TO tier;
         │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ may fail with 42703
         ├─ prisma/schema.prisma:8:3
       8 │   tier String
         │   ──── the model User uses the new name here
         ╰
        = help: Add the new column and write both, fill it, let the code read the new one, and drop
                the old one in a later release. Of a table: rename it and leave a view of the old
                name, for as long as old code runs.
      """#,
    good: #"""
      -- The new column comes beside the old one and is filled; the old one stays as long as old code runs.
      -- framework: prisma
      -- file: prisma/migrations/20240301090000_users/migration.sql
      CREATE TABLE users (
        id   serial PRIMARY KEY,
        plan text NOT NULL
      );
      -- file: prisma/migrations/20240412100000_tier/migration.sql
      ALTER TABLE users ADD COLUMN tier text;
      UPDATE users SET tier = plan;
      -- file: prisma/migrations/migration_lock.toml
      provider = "postgresql"
      -- file: prisma/schema.prisma
      datasource db {
        provider = "postgresql"
        url      = env("DATABASE_URL")
      }

      model User {
        id   Int     @id @default(autoincrement())
        tier String?

        @@map("users")
      }
      """#)
}
