-- `make deploy` needs other targets; they run in the order in which they are named.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: Makefile
GOOSE = goose -dir db/migrations

.PHONY: deploy restart migrate
deploy: restart migrate

restart:
	@ssh deploy@orders.example.com 'sudo systemctl restart orders'
#                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely deploy-before-migrate - "starts the new code"

migrate:
	$(GOOSE) up
-- file: .github/workflows/deploy.yml
on: [push]
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: make deploy
