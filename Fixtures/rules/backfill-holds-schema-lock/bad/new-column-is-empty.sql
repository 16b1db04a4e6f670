-- A condition that is true of every row narrows nothing.
-- framework: goose
-- transactions: statement
-- file: 001_account.sql
-- +goose Up
CREATE TABLE account (id bigint PRIMARY KEY, email text);
-- file: 002_domain.sql
-- +goose Up
ALTER TABLE account ADD COLUMN domain text;
UPDATE account SET domain = split_part(email, '@', 2) WHERE domain IS NULL;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note likely backfill-holds-schema-lock -
