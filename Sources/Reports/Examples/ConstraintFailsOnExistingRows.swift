// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let constraintFailsOnExistingRows = RuleExample(
    bad: #"""
      -- Every row gets the default, which the check does not allow.
      -- file: 0001_accounts.sql
      CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
      -- file: 0002_seats.sql
      ALTER TABLE accounts ADD COLUMN seats integer NOT NULL DEFAULT 0;
      ALTER TABLE accounts ADD CONSTRAINT some_seats CHECK (seats > 0);
      --                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 23514
      """#,
    said: #"""
      error[constraint-fails-on-existing-rows]: the rows get 0 in accounts.seats on line 1, which the
        check does not allow: PostgreSQL answers 23514 as soon as accounts has rows
         ╭─ 0002_seats.sql:2:26
       1 │ ALTER TABLE accounts ADD COLUMN seats integer NOT NULL DEFAULT 0;
         │ ──────────────────────────────────────────────────────────────── the rows get it here
       2 │ ALTER TABLE accounts ADD CONSTRAINT some_seats CHECK (seats > 0);
         │                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fails with 23514
         ╰
        = help: Give the rows a value that the constraint allows before it is added.
      """#,
    good: #"""
      -- The default is one that the check allows.
      -- file: 0001_accounts.sql
      CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
      -- file: 0002_seats.sql
      ALTER TABLE accounts ADD COLUMN seats integer NOT NULL DEFAULT 1;
      ALTER TABLE accounts ADD CONSTRAINT some_seats CHECK (seats > 0);
      """#)
}
