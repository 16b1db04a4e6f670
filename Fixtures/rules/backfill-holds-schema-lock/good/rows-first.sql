-- The rows come first, and then the lock, which is held for a moment. That the check is looked up in all rows is another matter.
-- framework: goose
-- file: 001_account.sql
-- +goose Up
CREATE TABLE account (id bigint PRIMARY KEY, plan text);
-- file: 002_plan.sql
-- +goose Up
UPDATE account SET plan = 'free' WHERE plan IS NULL;
ALTER TABLE account ALTER COLUMN plan SET NOT NULL;
