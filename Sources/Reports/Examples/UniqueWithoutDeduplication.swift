// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let uniqueWithoutDeduplication = RuleExample(
    bad: #"""
      -- The column has been there for long, and nothing kept two rows from being alike.
      -- file: 0001_accounts.sql
      CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
      -- file: 0002_email.sql
      ALTER TABLE accounts ADD CONSTRAINT accounts_email_key UNIQUE (email);
      --                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 23505
      """#,
    said: #"""
      warning[unique-without-deduplication]: nothing removes duplicates of email before: PostgreSQL
        answers 23505 if two rows of accounts are alike
         ╭─ 0002_email.sql:1:26
       1 │ ALTER TABLE accounts ADD CONSTRAINT accounts_email_key UNIQUE (email);
         │                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ may fail with 23505
         ╰
        = help: Remove the duplicates first, as by DELETE FROM accounts a USING accounts b WHERE a.id
                > b.id AND a.email = b.email;
      """#,
    good: #"""
      -- Of rows that are alike only the oldest stays.
      -- file: 0001_accounts.sql
      CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
      -- file: 0002_email.sql
      DELETE FROM accounts a USING accounts b WHERE a.id > b.id AND a.email = b.email;
      ALTER TABLE accounts ADD CONSTRAINT accounts_email_key UNIQUE (email);
      """#)
}
