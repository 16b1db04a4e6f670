-- No step migrates, but the program does as it starts.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: .github/workflows/deploy.yml
on: [push]
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: gcloud run deploy orders --image registry.example.com/orders
-- file: cmd/orders/main.go
package main

import "github.com/pressly/goose/v3"

func main() {
	if err := goose.Up(open(), "db/migrations"); err != nil {
		panic(err)
	}
	serve()
}
