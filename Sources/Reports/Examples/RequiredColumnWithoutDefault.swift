// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let requiredColumnWithoutDefault = RuleExample(
    bad: #"""
      -- The rows that are there have no value for the new column. On an empty test database it passes.
      -- file: 0001_accounts.sql
      CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
      -- file: 0002_plan.sql
      ALTER TABLE accounts ADD COLUMN plan text NOT NULL;
      --                              ^^^^^^^^^^^^^^^^^^ 23502
      """#,
    said: #"""
      error[required-column-without-default]: accounts.plan is required and has no value for the rows
        that are there: PostgreSQL answers 23502 as soon as accounts has rows
         ╭─ 0002_plan.sql:1:33
       1 │ ALTER TABLE accounts ADD COLUMN plan text NOT NULL;
         │                                 ^^^^^^^^^^^^^^^^^^ fails with 23502
         ╰
        = help: Give plan a DEFAULT; or add it without NOT NULL, fill the rows (UPDATE accounts SET
                plan = …;), and only then set NOT NULL.
      """#,
    good: #"""
      -- The column comes without NOT NULL, is filled, and becomes NOT NULL then.
      -- file: 0001_accounts.sql
      CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
      -- file: 0002_plan.sql
      ALTER TABLE accounts ADD COLUMN plan text;
      UPDATE accounts SET plan = 'free';
      ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
      """#)
}
