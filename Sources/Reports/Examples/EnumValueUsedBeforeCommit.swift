// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let enumValueUsedBeforeCommit = RuleExample(
    bad: #"""
      -- A row is given the label in the transaction that adds it. PostgreSQL lets nobody use a label before it is committed.
      CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE TABLE person (name text, mood mood);
      BEGIN;
      ALTER TYPE mood ADD VALUE 'happy';
      UPDATE person SET mood = 'happy' WHERE mood = 'ok';
      --                       ^^^^^^^ 55P04
      COMMIT;
      """#,
    said: #"""
      error[enum-value-used-before-commit]: 'happy' is added to mood on line 5 and used on line 6,
        before the transaction commits: PostgreSQL answers 55P04, “unsafe use of new value "happy" of
        enum type mood”
         ╭─ 0001.sql:6:26
       5 │ ALTER TYPE mood ADD VALUE 'happy';
         │ ───────────────────────────────── 'happy' is added here
       6 │ UPDATE person SET mood = 'happy' WHERE mood = 'ok';
         │                          ^^^^^^^ fails with 55P04
         ╰
        = help: End the transaction before the label is used: write COMMIT; and BEGIN; behind the
                ALTER TYPE.
      """#,
    good: #"""
      -- Each statement commits by itself here: the label is old when it is used.
      CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE TABLE person (name text, mood mood);
      ALTER TYPE mood ADD VALUE 'happy';
      UPDATE person SET mood = 'happy';
      """#)
}
