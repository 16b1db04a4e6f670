-- Nothing is doubled here, but the migration can never be run to its end: the second run fails at its first statement.
-- framework: goose
-- file: 001_plan.sql
-- +goose Up
CREATE TABLE plan (name text PRIMARY KEY, price numeric);
CREATE TABLE account (id bigint PRIMARY KEY, plan text);
-- file: 002_plans.sql
-- +goose NO TRANSACTION
-- +goose Up
INSERT INTO plan VALUES ('free', 0), ('paid', 10);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note likely backfill-not-repeatable -
CREATE INDEX CONCURRENTLY IF NOT EXISTS account_plan ON account (plan);
