// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let columnReplacedWithoutCopy = RuleExample(
    bad: #"""
      -- The column gets a better name, as generators write it: it is dropped, and another one is added. All names are lost.
      -- transactions: file
      -- leaves: SELECT FROM account WHERE user_name IS NULL
      -- file: 0001_table.sql
      CREATE TABLE account (id int PRIMARY KEY, "userName" text);
      -- file: 0002_snake_case.sql
      ALTER TABLE account DROP COLUMN "userName", ADD COLUMN user_name text;
      --                  ^^^^^^^^^^^^^^^^^^^^^^
      """#,
    said: #"""
      error[column-replaced-without-copy]: user_name, which is added on line 1, takes the place of
        "userName" of account, and nothing carries its values over: they are lost
         ╭─ 0002_snake_case.sql:1:21
       1 │ ALTER TABLE account DROP COLUMN "userName", ADD COLUMN user_name text;
         │                     ^^^^^^^^^^^^^^^^^^^^^^
         │                                             ─────────────────────────
         │                                             user_name is added here
         ╰
        = help: If it is the same column under another name, write ALTER TABLE account RENAME COLUMN
                "userName" TO user_name; otherwise copy the values before the DROP: UPDATE account SET
                user_name = "userName";
      """#,
    good: #"""
      -- RENAME COLUMN keeps the values: it changes a name in the catalog and nothing else.
      -- transactions: file
      -- leaves-none: SELECT FROM account WHERE user_name IS NULL
      -- file: 0001_table.sql
      CREATE TABLE account (id int PRIMARY KEY, "userName" text);
      -- file: 0002_snake_case.sql
      ALTER TABLE account RENAME COLUMN "userName" TO user_name;
      """#)
}
