-- The workflow runs a script of package.json, that one a shell script, and there the order is wrong.
-- framework: prisma
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- file: prisma/migrations/20240101000000_orders/migration.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: prisma/migrations/20240201000000_total/migration.sql
ALTER TABLE orders ADD COLUMN total numeric;
-- file: package.json
{
  "name": "orders",
  "scripts": {
    "predeploy": "npm run lint",
    "lint": "eslint .",
    "deploy": "sh scripts/release.sh"
  }
}
-- file: scripts/release.sh
fly deploy --now
#^^^^^^^^^^^^^^^ error likely deploy-before-migrate - "starts the new code"
npx prisma migrate deploy
-- file: .github/workflows/deploy.yml
on: [push]
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: npm ci
      - run: npm run deploy
