-- These take locks that nobody waits for who reads or writes rows.
-- framework: goose
-- file: 001_account.sql
-- +goose Up
CREATE TABLE account (id bigint PRIMARY KEY, email text);
-- file: 002_check.sql
-- +goose Up
ALTER TABLE account ADD CONSTRAINT email_there CHECK (email <> '') NOT VALID;
-- file: 003_validate.sql
-- +goose Up
ALTER TABLE account VALIDATE CONSTRAINT email_there;
ALTER TABLE account ALTER COLUMN email SET STATISTICS 1000;
ALTER TABLE account SET (fillfactor = 80);
COMMENT ON TABLE account IS 'who may sign in';
CREATE TYPE plan AS ENUM ('free', 'paid');
UPDATE account SET email = lower(email) WHERE email <> lower(email);
