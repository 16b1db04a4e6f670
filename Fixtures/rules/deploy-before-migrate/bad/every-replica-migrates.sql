-- The container migrates before it serves. Nobody can tell from here how many of them there are; goose takes no lock.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: Dockerfile
FROM golang:1.23
WORKDIR /app
COPY . .
RUN go build -o orders ./cmd
CMD goose -dir db/migrations up && exec ./orders
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ note likely deploy-before-migrate - "takes no lock"
