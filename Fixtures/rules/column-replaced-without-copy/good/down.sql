-- The part that takes the migration back is never part of the way up.
-- framework: goose
-- file: migrations/00001_account.sql
-- +goose Up
CREATE TABLE account (id int PRIMARY KEY, "userName" text);
-- +goose Down
DROP TABLE account;
-- file: migrations/00002_name.sql
-- +goose Up
ALTER TABLE account RENAME COLUMN "userName" TO user_name;
-- +goose Down
ALTER TABLE account DROP COLUMN user_name;
ALTER TABLE account ADD COLUMN "userName" text;
