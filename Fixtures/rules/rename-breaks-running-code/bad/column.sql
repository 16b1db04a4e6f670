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
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely rename-breaks-running-code 42703 "the column users.plan is renamed to tier"
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
