// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let errorSwallowedInTransaction = RuleExample(
    bad: #"""
      -- The VACUUM is refused, and takes the rest of the transaction with it.
      CREATE TABLE orders (id int);
      \set ON_ERROR_STOP 0
      BEGIN;
      DELETE FROM orders WHERE id IS NULL;
      VACUUM orders;
      --^^^^^^^^^^^ 25001
      INSERT INTO orders
      --^^^^^^^^^^^^^^^^ 25P02
          VALUES (1);
      COMMIT;
      """#,
    said: #"""
      error[error-swallowed-in-transaction]: an error has aborted the transaction, and psql passes
        over it: from here on PostgreSQL answers 25P02, “current transaction is aborted, commands
        ignored until end of transaction block”
         ╭─ 0001.sql:8:1
       6 │ VACUUM orders;
         │ ───────────── this fails
       7 │ --^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
       8 │ INSERT INTO orders
         │ ^^^^^^^^^^^^^^^^^^ fails with 25P02
         ╰
        = help: Set ON_ERROR_STOP, so that psql stops at the error. Where an error is expected, put a
                SAVEPOINT before the statement and ROLLBACK TO behind it (begin_nested() in
                SQLAlchemy), or catch it in a DO block with an EXCEPTION part.
      """#,
    good: #"""
      -- Should the INSERT find its key taken, ROLLBACK TO brings the transaction back.
      CREATE TABLE orders (id int PRIMARY KEY);
      \set ON_ERROR_STOP off
      BEGIN;
      SAVEPOINT attempt;
      INSERT INTO orders VALUES (1);
      ROLLBACK TO SAVEPOINT attempt;
      INSERT INTO orders VALUES (2);
      COMMIT;
      """#)
}
