-- Vercel runs the build of each push, that of a preview included.
-- framework: prisma
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- file: prisma/migrations/20240101000000_orders/migration.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: prisma/migrations/20240201000000_total/migration.sql
ALTER TABLE orders ADD COLUMN total numeric;
-- file: vercel.json
{ "framework": "nextjs", "buildCommand": "sh scripts/build.sh" }
-- file: scripts/build.sh
npx prisma generate
npx prisma migrate deploy
#^^^^^^^^^^^^^^^^^^^^^^^^ warning likely deploy-before-migrate - "builds the code"
npx next build
