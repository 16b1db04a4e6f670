// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let migrationGraphBroken = RuleExample(
    bad: #"""
      -- Two branches took the same number, and git merged them without a word.
      -- framework: golang-migrate
      -- file: migrations/000001_account.up.sql
      CREATE TABLE account (id bigint PRIMARY KEY);
      -- file: migrations/000002_invoice.up.sql
      CREATE TABLE invoice (id bigint PRIMARY KEY);
      -- file: migrations/000002_payment.up.sql
      CREATE TABLE payment (id bigint PRIMARY KEY);
      --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      """#,
    said: #"""
      error[migration-graph-broken]: 000002_payment.up.sql has the same version as
        migrations/000002_invoice.up.sql: 2: golang-migrate stops with “duplicate migration file”
         ╭─ migrations/000002_payment.up.sql:1:1
       1 │ CREATE TABLE payment (id bigint PRIMARY KEY);
         │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
         ├─ migrations/000002_invoice.up.sql:1:1
       1 │ CREATE TABLE invoice (id bigint PRIMARY KEY);
         │ ───────────────────────────────────────────── the other
         ╰
        = help: Give the later one a version of its own, behind all others.
      """#,
    good: #"""
      -- Each has a number of its own; that one is left out does no harm with this runner.
      -- framework: golang-migrate
      -- file: migrations/000001_account.up.sql
      CREATE TABLE account (id bigint PRIMARY KEY);
      -- file: migrations/000002_invoice.up.sql
      CREATE TABLE invoice (id bigint PRIMARY KEY);
      -- file: migrations/000004_payment.up.sql
      CREATE TABLE payment (id bigint PRIMARY KEY);
      """#)
}
