-- The entrypoint migrates and then becomes the command. Compose starts it three times.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: compose.yaml
services:
  db:
    image: postgres:17
  app:
    build: .
    depends_on: {db: {condition: service_healthy}}
    deploy:
      replicas: 3
-- file: Dockerfile
FROM golang:1.23
WORKDIR /app
COPY . .
ENTRYPOINT ["./docker-entrypoint.sh"]
CMD ["./orders", "serve"]
-- file: docker-entrypoint.sh
#!/bin/sh
set -e
until pg_isready -h db; do sleep 1; done
goose -dir db/migrations up
#^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely deploy-before-migrate - "takes no lock"
exec "$@"
