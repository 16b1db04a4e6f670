// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let migrationOutOfOrder = RuleExample(
    bad: #"""
      -- The foreign key leads to a table that only the next migration creates.
      -- file: 0001_payment.sql
      CREATE TABLE payment (id integer PRIMARY KEY, invoice_id integer REFERENCES invoice (id));
      --                                                                          ^^^^^^^ 42P01
      -- file: 0002_invoice.sql
      CREATE TABLE invoice (id integer PRIMARY KEY, total numeric);
      """#,
    said: #"""
      error[migration-out-of-order]: the table invoice is not there yet: it is created only in
        0002_invoice.sql on line 1; PostgreSQL answers 42P01
         ╭─ 0001_payment.sql:1:77
       1 │ CREATE TABLE payment (id integer PRIMARY KEY, invoice_id integer REFERENCES invoice (id));
         │                                                                             ^^^^^^^
         │                                                              fails with 42P01
         ├─ 0002_invoice.sql:1:1
       1 │ CREATE TABLE invoice (id integer PRIMARY KEY, total numeric);
         │ ──────────────────────────────────────────────────────────── it is created only here
         ╰
        = help: Let what creates it run first, or move what needs it behind that.
      """#,
    good: #"""
      -- The table is there when the foreign key leads to it.
      -- file: 0001_invoice.sql
      CREATE TABLE invoice (id integer PRIMARY KEY, total numeric);
      -- file: 0002_payment.sql
      CREATE TABLE payment (id integer PRIMARY KEY, invoice_id integer REFERENCES invoice (id));
      """#)
}
