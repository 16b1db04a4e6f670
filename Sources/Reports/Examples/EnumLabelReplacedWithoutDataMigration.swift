// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let enumLabelReplacedWithoutDataMigration = RuleExample(
    bad: #"""
      -- Two tables hold values of the type. The rows of one of them move to the new spelling, and the other one was forgotten.
      -- transactions: file
      -- leaves: SELECT FROM history WHERE plan = 'FREE'
      -- file: 0001_plan.sql
      CREATE TYPE plan AS ENUM ('FREE', 'PRO');
      CREATE TABLE account (id int PRIMARY KEY, plan plan NOT NULL);
      CREATE TABLE history (id int PRIMARY KEY, plan plan NOT NULL);
      -- file: 0002_small_letters.sql
      ALTER TYPE plan ADD VALUE 'free';
      --                        ^^^^^^
      -- file: 0003_rows.sql
      UPDATE account SET plan = 'free' WHERE plan = 'FREE';
      CREATE TABLE invoice (id int PRIMARY KEY, plan plan NOT NULL);
      """#,
    said: #"""
      warning[enum-label-replaced-without-data-migration]: 'free' takes the place of 'FREE' in plan;
        the rows of account.plan move to it, but those of history.plan do not
         ╭─ 0002_small_letters.sql:1:27
       1 │ ALTER TYPE plan ADD VALUE 'free';
         │                           ^^^^^^
         ├─ 0003_rows.sql:1:1
       1 │ UPDATE account SET plan = 'free' WHERE plan = 'FREE';
         │ ──────────────────────────────────────────────────── rows of account.plan are changed here
         ├─ 0001_plan.sql:3:1
       3 │ CREATE TABLE history (id int PRIMARY KEY, plan plan NOT NULL);
         │ ─────────────────────────────────────────────────────────────
         │ history.plan keeps rows with 'FREE'
         ╰
        = help: ALTER TYPE … RENAME VALUE in place of ADD VALUE changes all rows at once. Otherwise
                move them when the label is committed: UPDATE history SET plan = 'free' WHERE plan =
                'FREE'.
      """#,
    good: #"""
      -- RENAME VALUE changes the label, and with it all rows and defaults.
      -- transactions: file
      -- leaves-none: SELECT FROM history WHERE plan::text = 'FREE'
      -- file: 0001_plan.sql
      CREATE TYPE plan AS ENUM ('FREE', 'PRO');
      CREATE TABLE account (id int PRIMARY KEY, plan plan NOT NULL DEFAULT 'FREE');
      CREATE TABLE history (id int PRIMARY KEY, plan plan NOT NULL);
      -- file: 0002_small_letters.sql
      ALTER TYPE plan RENAME VALUE 'FREE' TO 'free';
      """#)
}
