-- In maintenance mode nobody meets the new code before it is done.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: scripts/deploy.sh
heroku maintenance:on
git push heroku main
heroku run goose -dir db/migrations up
heroku maintenance:off
