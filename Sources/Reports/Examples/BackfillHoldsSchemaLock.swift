// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let backfillHoldsSchemaLock = RuleExample(
    bad: #"""
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
      --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      ALTER TABLE account ALTER COLUMN domain SET NOT NULL;
      """#,
    said: #"""
      warning[backfill-holds-schema-lock]: UPDATE of an unknown number of rows of account: since the
        ALTER TABLE on line 2 the transaction holds ACCESS EXCLUSIVE on it, so whoever reads account
        waits until all is done
         ╭─ migrations/002_domain.sql:3:1
       2 │ ALTER TABLE account ADD COLUMN domain text;
         │                     ────────────────────── ACCESS EXCLUSIVE on account is taken here
       3 │ UPDATE account SET domain = split_part(email, '@', 2);
         │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
         ╰
        = help: Move the UPDATE into a migration of its own behind this one, which has a transaction
                of its own. If account holds few rows, name the table under smallTables in
                .plimsoll.json.
      """#,
    good: #"""
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
      """#)
}
