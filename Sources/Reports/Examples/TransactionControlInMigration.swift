// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let transactionControlInMigration = RuleExample(
    bad: #"""
      -- goose finds its transaction gone when it wants to commit: it stops, and does not record a version whose changes have landed.
      -- framework: goose
      -- file: migrations/00001_mood.sql
      -- +goose Up
      CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE TABLE person (mood mood);
      -- file: migrations/00002_happy.sql
      -- +goose Up
      ALTER TYPE mood ADD VALUE 'happy';
      COMMIT;
      --^^^^
      UPDATE person SET mood = 'happy';
      """#,
    said: #"""
      error[transaction-control-in-migration]: COMMIT ends the transaction that goose opened: goose
        stops with “unexpected transaction status idle” after the changes have landed, and does not
        record the version
         ╭─ migrations/00002_happy.sql:3:1
       3 │ COMMIT;
         │ ^^^^^^
         ╰
        = help: Take it out; or write BEGIN; behind it, so that goose finds a transaction to commit.
      """#,
    good: #"""
      -- The file asked goose for no transaction, and makes one itself.
      -- framework: goose
      -- file: migrations/00001_orders.sql
      -- +goose NO TRANSACTION
      -- +goose Up
      BEGIN;
      CREATE TABLE orders (id int);
      COMMIT;
      CREATE INDEX CONCURRENTLY ON orders (id);
      """#)
}
