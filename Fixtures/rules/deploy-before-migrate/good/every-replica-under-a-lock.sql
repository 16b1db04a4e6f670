-- Prisma's migrate takes an advisory lock: of several replicas one migrates, and the others wait for it.
-- framework: prisma
-- file: prisma/migrations/migration_lock.toml
provider = "postgresql"
-- file: prisma/migrations/20240101000000_orders/migration.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: prisma/migrations/20240201000000_total/migration.sql
ALTER TABLE orders ADD COLUMN total numeric;
-- file: compose.yaml
services:
  app:
    build: .
    deploy:
      replicas: 3
-- file: Dockerfile
FROM node:22
WORKDIR /app
COPY . .
RUN npx tsc -p .
CMD ["sh", "-c", "npx prisma migrate deploy && node dist/main.js"]
