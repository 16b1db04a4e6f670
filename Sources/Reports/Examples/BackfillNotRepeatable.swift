// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let backfillNotRepeatable = RuleExample(
    bad: #"""
      -- The index cannot be built in a transaction, so nothing here is in one. If building it fails, say because the deploy is stopped
      -- meanwhile, the prices are in cents by then. goose has not recorded the version, and the next run has them in cents of cents.
      -- framework: goose
      -- file: 001_article.sql
      -- +goose Up
      CREATE TABLE article (id bigint PRIMARY KEY, number text, price numeric);
      -- file: 002_cents.sql
      -- +goose NO TRANSACTION
      -- +goose Up
      UPDATE article SET price = price * 100;
      --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      CREATE INDEX CONCURRENTLY IF NOT EXISTS article_number ON article (number);
      """#,
    said: #"""
      warning[backfill-not-repeatable]: price of article is made of what it was, and a second run
        changes it once more: it has committed when the CREATE INDEX on line 5 comes: if the run fails
        there or later, it is repeated from the top
         ╭─ 002_cents.sql:3:1
       3 │ UPDATE article SET price = price * 100;
         │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       4 │ --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-not-repeatable -
       5 │ CREATE INDEX CONCURRENTLY IF NOT EXISTS article_number ON article (number);
         │ ──────────────────────────────────────────────────────────────────────────
         │ the run may fail here
         ╰
        = help: Let a WHERE leave out the rows that are done, by the value or by a column that marks
                them. Or keep it in one transaction with what follows.
      """#,
    good: #"""
      -- Each statement looks whether it is done.
      -- framework: goose
      -- file: 001_article.sql
      -- +goose Up
      CREATE TABLE article (id bigint PRIMARY KEY, price numeric, is_in_cents boolean NOT NULL DEFAULT false);
      CREATE TABLE price (article_id bigint UNIQUE, price numeric);
      -- file: 002_cents.sql
      -- +goose NO TRANSACTION
      -- +goose Up
      UPDATE article SET price = price * 100, is_in_cents = true WHERE NOT is_in_cents;
      INSERT INTO price SELECT id, price FROM article ON CONFLICT (article_id) DO NOTHING;
      CREATE INDEX CONCURRENTLY IF NOT EXISTS article_price ON article (price);
      """#)
}
