// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let notNullWithoutBackfill = RuleExample(
    bad: #"""
      -- The column is added, and nobody fills it before it becomes NOT NULL.
      -- file: 0001_accounts.sql
      CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
      -- file: 0002_plan.sql
      ALTER TABLE accounts ADD COLUMN plan text;
      -- file: 0003_plan_required.sql
      ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
      --                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 23502
      """#,
    said: #"""
      error[not-null-without-backfill]: accounts.plan becomes NOT NULL, but was added in 0002_plan.sql
        on line 1 and never filled: PostgreSQL answers 23502 as soon as accounts has rows
         ╭─ 0003_plan_required.sql:1:22
       1 │ ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
         │                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fails with 23502
         ├─ 0002_plan.sql:1:1
       1 │ ALTER TABLE accounts ADD COLUMN plan text;
         │ ─────────────────────────────────────────
         │ added here, with no value for the rows that are there
         ╰
        = help: Fill the rows first: UPDATE accounts SET plan = … WHERE plan IS NULL;
      """#,
    good: #"""
      -- The rows are filled in the file between.
      -- file: 0001_accounts.sql
      CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
      -- file: 0002_plan.sql
      ALTER TABLE accounts ADD COLUMN plan text;
      -- file: 0003_fill.sql
      UPDATE accounts SET plan = 'free' WHERE plan IS NULL;
      -- file: 0004_plan_required.sql
      ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
      """#)
}
