-- Batches help nobody who waits for the lock: without a COMMIT they are all one transaction.
-- framework: goose
-- file: 001_account.sql
-- +goose Up
CREATE TABLE account (id bigint PRIMARY KEY, email text);
-- file: 002_domain.sql
-- +goose Up
ALTER TABLE account ADD COLUMN domain text;
-- +goose StatementBegin
DO $$
BEGIN
  LOOP
    UPDATE account SET domain = coalesce(split_part(email, '@', 2), '')
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-holds-schema-lock -
      WHERE id IN (SELECT id FROM account WHERE domain IS NULL LIMIT 1000);
    EXIT WHEN NOT FOUND;
  END LOOP;
END $$;
-- +goose StatementEnd
