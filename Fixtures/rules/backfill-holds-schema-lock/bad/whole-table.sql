-- No lock on the table, but on all its rows at once: nobody can update one of them until the last is written.
-- framework: goose
-- file: 001_account.sql
-- +goose Up
CREATE TABLE account (id bigint PRIMARY KEY, email text);
-- file: 002_lower.sql
-- +goose Up
UPDATE account SET email = lower(email);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note likely backfill-holds-schema-lock -
