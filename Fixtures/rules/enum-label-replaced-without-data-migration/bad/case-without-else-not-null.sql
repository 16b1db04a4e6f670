-- The same where NULL is not allowed.
-- transactions: file
-- file: 0001_state.sql
CREATE TYPE state AS ENUM ('open', 'paid', 'archived');
CREATE TABLE orders (id int PRIMARY KEY, state state NOT NULL);
-- file: 0002_state.sql
CREATE TYPE order_state AS ENUM ('new', 'settled');
ALTER TABLE orders ALTER COLUMN state TYPE order_state
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely enum-label-replaced-without-data-migration 23502 "make it fail with 23502"
  USING CASE WHEN state = 'open' THEN 'new' WHEN state = 'paid' THEN 'settled' END::order_state;
