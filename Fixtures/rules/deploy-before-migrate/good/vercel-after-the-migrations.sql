-- The build only builds; the workflow builds, migrates and deploys what was built.
-- framework: prisma
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- file: prisma/migrations/20240101000000_orders/migration.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: prisma/migrations/20240201000000_total/migration.sql
ALTER TABLE orders ADD COLUMN total numeric;
-- file: vercel.json
{ "buildCommand": "next build" }
-- file: .github/workflows/deploy.yml
on: {push: {branches: [main]}}
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: vercel build --prod
      - run: npx prisma migrate deploy
      - run: vercel deploy --prebuilt --prod
