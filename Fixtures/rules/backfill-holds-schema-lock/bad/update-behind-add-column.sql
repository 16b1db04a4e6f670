-- ADD COLUMN takes ACCESS EXCLUSIVE on account for a moment. But the file is one transaction, and holds the lock until the UPDATE
-- behind it is through all rows: until then nobody can so much as read an account.
-- framework: goose
-- file: migrations/001_account.sql
-- +goose Up
CREATE TABLE account (id bigint PRIMARY KEY, email text NOT NULL);
-- file: migrations/002_domain.sql
-- +goose Up
ALTER TABLE account ADD COLUMN domain text;
UPDATE account SET domain = split_part(email, '@', 2);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-holds-schema-lock -
ALTER TABLE account ALTER COLUMN domain SET NOT NULL;
