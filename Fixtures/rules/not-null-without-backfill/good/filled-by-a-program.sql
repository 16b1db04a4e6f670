-- The migration between the two is a program: what it does is not analysed, and not missing.
-- framework: goose
-- file: migrations/00001_accounts.sql
-- +goose Up
CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL);
-- file: migrations/00002_plan.sql
-- +goose Up
ALTER TABLE accounts ADD COLUMN plan text;
-- file: migrations/00003_fill_plans.go
package migrations
-- file: migrations/00004_plan_required.sql
-- elsewhere: UPDATE accounts SET plan = 'free' WHERE plan IS NULL
-- +goose Up
ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
