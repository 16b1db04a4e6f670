-- An image is built far from the database that its code will meet.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: Dockerfile
# syntax=docker/dockerfile:1
FROM golang:1.23 AS build
WORKDIR /src
COPY . .
RUN go build -o /orders ./cmd

FROM debian:12
COPY --from=build /orders /orders
COPY db /db
RUN --mount=type=secret,id=database \
    # The address is a secret.
    export GOOSE_DBSTRING="$(cat /run/secrets/database)" && \
    goose -dir /db/migrations up
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely deploy-before-migrate - "builds the code"
CMD ["/orders"]
