-- The lock of ADD COLUMN is given back before rows are changed, and each batch gives back the locks of its rows.
-- framework: goose
-- file: migrations/001_account.sql
-- +goose Up
CREATE TABLE account (id bigint PRIMARY KEY, email text NOT NULL);
-- file: migrations/002_domain.sql
-- +goose Up
ALTER TABLE account ADD COLUMN domain text;
-- file: migrations/003_fill_domain.sql
-- +goose NO TRANSACTION
-- +goose Up
-- +goose StatementBegin
DO $$
DECLARE
  step CONSTANT bigint := 10000;
BEGIN
  FOR batch IN 0 .. (SELECT coalesce(max(id), 0) FROM account) / step LOOP
    UPDATE account SET domain = split_part(email, '@', 2)
      WHERE id >= batch * step AND id < (batch + 1) * step AND domain IS NULL;
    COMMIT;
  END LOOP;
END $$;
-- +goose StatementEnd
