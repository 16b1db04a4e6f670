-- CASE gives NULL for what no branch is about.
-- transactions: file
-- leaves: SELECT FROM orders WHERE state IS NULL
-- file: 0001_state.sql
CREATE TYPE state AS ENUM ('open', 'paid', 'archived');
CREATE TABLE orders (id int PRIMARY KEY, state state);
-- file: 0002_state.sql
CREATE TYPE order_state AS ENUM ('new', 'settled');
ALTER TABLE orders ALTER COLUMN state TYPE order_state
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely enum-label-replaced-without-data-migration - "USING makes nothing of 'archived': rows of orders.state that have it lose their value"
  USING CASE state WHEN 'open' THEN 'new' WHEN 'paid' THEN 'settled' END::order_state;
