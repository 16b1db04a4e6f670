-- The same in heroku.yml.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: heroku.yml
build:
  docker:
    web: Dockerfile
run:
  web: /app/orders
# ^^^ warning likely deploy-before-migrate - "no step of any pipeline"
-- file: Dockerfile
FROM golang:1.23
WORKDIR /app
COPY . .
RUN go build -o orders ./cmd
CMD ["/app/orders"]
