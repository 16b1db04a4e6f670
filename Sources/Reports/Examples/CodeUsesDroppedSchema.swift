// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let codeUsesDroppedSchema = RuleExample(
    bad: #"""
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
      --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 42703
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
      """#,
    said: #"""
      error[code-uses-dropped-schema]: the column users.nickname is dropped here, and the model User
        still uses it (schema.prisma on line 10): PostgreSQL answers 42703
          ╭─ prisma/migrations/20240412100000_no_nickname/migration.sql:1:1
        1 │ ALTER TABLE users DROP COLUMN nickname;
          │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fails with 42703
          ├─ prisma/schema.prisma:10:3
       10 │   nickname String?
          │   ──────── the model User uses it here
          ╰
        = help: Take the column users.nickname out of the code, deploy that, and drop it in a later
                release.
      """#,
    good: #"""
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
      """#)
}
