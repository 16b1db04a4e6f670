-- Two branches met: one drops the column, the other puts an index on it, and the drop comes first.
-- framework: goose
-- file: 00001_account.sql
-- +goose Up
CREATE TABLE account (id integer PRIMARY KEY, email text, login text);
-- file: 00002_drop_login.sql
-- +goose Up
ALTER TABLE account DROP COLUMN login;
-- file: 00003_index_login.sql
-- +goose Up
CREATE UNIQUE INDEX account_login ON account (login);
--                                            ^^^^^ error certain migration-out-of-order 42703
