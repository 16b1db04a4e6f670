// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let constraintNeverValidated = RuleExample(
    bad: #"""
      -- The foreign key is added NOT VALID so that nobody has to wait. The second step was forgotten: files have come since.
      -- transactions: file
      -- file: 0001_tables.sql
      CREATE TABLE customer (id int PRIMARY KEY);
      CREATE TABLE orders (id int PRIMARY KEY, customer_id int);
      -- file: 0002_reference.sql
      ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id) NOT VALID;
      --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      -- file: 0003_something_else.sql
      CREATE INDEX orders_customer ON orders (customer_id);
      -- leaves: SELECT FROM pg_constraint WHERE NOT convalidated
      """#,
    said: #"""
      warning[constraint-never-validated]: orders_customer_fkey on orders is added NOT VALID and
        nothing validates it: references from before are never checked
         ╭─ 0002_reference.sql:1:1
       1 │ ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCE…
         │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
         ╰
        = help: Behind a step that mends the rows that violate it, write ALTER TABLE orders VALIDATE
                CONSTRAINT orders_customer_fkey; in a migration of its own: it reads the old rows and
                lets others read and write meanwhile.
      """#,
    good: #"""
      -- Two steps: new rows are checked from the first on, the old ones by the second, and nobody waits long for either.
      -- transactions: file
      -- file: 0001_tables.sql
      CREATE TABLE customer (id int PRIMARY KEY);
      CREATE TABLE orders (id int PRIMARY KEY, customer_id int);
      -- file: 0002_reference.sql
      ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id) NOT VALID;
      -- file: 0003_mend.sql
      UPDATE orders SET customer_id = NULL WHERE NOT EXISTS (SELECT FROM customer WHERE customer.id = orders.customer_id);
      -- file: 0004_validate.sql
      ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_fkey;
      -- leaves-none: SELECT FROM pg_constraint WHERE NOT convalidated
      """#)
}
