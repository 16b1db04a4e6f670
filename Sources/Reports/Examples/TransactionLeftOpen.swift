// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let transactionLeftOpen = RuleExample(
    bad: #"""
      -- When the connection ends PostgreSQL rolls back: the table is gone, and nobody has seen an error.
      BEGIN;
      --^^^
      CREATE TABLE orders (id int);
      INSERT INTO orders VALUES (1);
      """#,
    said: #"""
      error[transaction-left-open]: this transaction is never ended: when the connection closes,
        nothing of it stays
         ╭─ 0001.sql:2:1
       2 │ BEGIN;
         │ ^^^^^
         ╰
        = help: Write COMMIT; behind the last statement that belongs to it.
      """#,
    good: #"""
      -- BEGIN and COMMIT in pairs, in all their spellings; a ROLLBACK ends a transaction too.
      BEGIN;
      CREATE TABLE orders (id int);
      COMMIT AND CHAIN;
      INSERT INTO orders VALUES (1);
      END;
      START TRANSACTION READ WRITE;
      DELETE FROM orders;
      ABORT;
      """#)
}
