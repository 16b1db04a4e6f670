-- The new label has another name. The UPDATE shows what is meant, and that a table was forgotten.
-- transactions: file
-- leaves: SELECT FROM refund WHERE state = 'canceled'
-- file: 0001_state.sql
CREATE TYPE state AS ENUM ('open', 'canceled');
CREATE TABLE orders (id int PRIMARY KEY, state state NOT NULL);
CREATE TABLE refund (id int PRIMARY KEY, state state NOT NULL);
-- file: 0002_label.sql
ALTER TYPE state ADD VALUE 'withdrawn';
-- file: 0003_rows.sql
UPDATE orders SET state = 'withdrawn' WHERE state = 'canceled';
--                        ^^^^^^^^^^^ warning likely enum-label-replaced-without-data-migration - "'withdrawn' takes the place of 'canceled' in state; the rows of orders.state move to it, but those of refund.state do not"
