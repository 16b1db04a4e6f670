// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let enumLabelDiffersOnlyByCase = RuleExample(
    bad: #"""
      -- The new label is the old one in capitals. For PostgreSQL these are two values, and no row has the new one.
      CREATE TYPE order_state AS ENUM ('open', 'paid');
      ALTER TYPE order_state ADD VALUE 'PAID';
      --                               ^^^^^^
      """#,
    said: #"""
      warning[enum-label-differs-only-by-case]: the enum has the label 'paid', and 'PAID' differs from
        it only by case: they are two values
         ╭─ 0001.sql:3:34
       3 │ ALTER TYPE order_state ADD VALUE 'PAID';
         │                                  ^^^^^^
         ╰
        = help: Use the label that is there. If it is the one that is misspelt, ALTER TYPE … RENAME
                VALUE mends it, for all rows at once.
      """#,
    good: #"""
      -- RENAME VALUE changes the label and with it all rows: there is never a second one.
      CREATE TYPE order_state AS ENUM ('OPEN', 'PAID');
      ALTER TYPE order_state RENAME VALUE 'OPEN' TO 'open';
      ALTER TYPE order_state RENAME VALUE 'PAID' TO 'paid';
      """#)
}
