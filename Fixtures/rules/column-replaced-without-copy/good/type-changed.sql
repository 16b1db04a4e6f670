-- USING makes the new values of the old ones.
-- transactions: file
-- leaves-none: SELECT FROM orders WHERE status IS NULL
-- file: 0001_table.sql
CREATE TABLE orders (id int PRIMARY KEY, status text NOT NULL);
-- file: 0002_enum.sql
CREATE TYPE order_status AS ENUM ('open', 'paid', 'other');
ALTER TABLE orders ALTER COLUMN status TYPE order_status
  USING CASE WHEN status IN ('open', 'paid') THEN status::order_status ELSE 'other' END;
