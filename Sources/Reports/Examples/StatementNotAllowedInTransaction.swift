// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let statementNotAllowedInTransaction = RuleExample(
    bad: #"""
      -- An index is built concurrently, which takes two transactions of its own, in a transaction block.
      CREATE TABLE orders (id int, paid date);
      BEGIN;
      CREATE INDEX CONCURRENTLY orders_paid ON orders (paid);
      --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 25001
      COMMIT;
      """#,
    said: #"""
      error[statement-not-allowed-in-transaction]: PostgreSQL answers 25001, “CREATE INDEX
        CONCURRENTLY cannot run inside a transaction block”: BEGIN has opened a transaction
         ╭─ 0001.sql:4:1
       3 │ BEGIN;
         │ ───── the transaction begins here
       4 │ CREATE INDEX CONCURRENTLY orders_paid ON orders (paid);
         │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fails with 25001
         ╰
        = help: End the transaction before the statement: write COMMIT; before it and BEGIN; behind
                it.
      """#,
    good: #"""
      -- The file says that it wants no transaction.
      -- framework: goose
      -- file: migrations/00001_orders.sql
      -- +goose Up
      CREATE TABLE orders (id int, paid date);
      -- file: migrations/00002_index.sql
      -- +goose NO TRANSACTION
      -- +goose Up
      CREATE INDEX CONCURRENTLY orders_paid ON orders (paid);
      -- +goose Down
      DROP INDEX CONCURRENTLY orders_paid;
      """#)
}
