-- The rows move before, or USING maps them, or the new type has them all.
-- transactions: file
-- leaves-none: SELECT FROM orders WHERE state IS NULL OR previous IS NULL OR next IS NULL
-- file: 0001_state.sql
CREATE TYPE state AS ENUM ('open', 'paid', 'archived');
CREATE TABLE orders (id int PRIMARY KEY, state state NOT NULL, previous state NOT NULL, next state NOT NULL, other state NOT NULL);
-- file: 0002_state.sql
UPDATE orders SET state = 'paid' WHERE state = 'archived';
CREATE TYPE state_new AS ENUM ('open', 'paid');
CREATE TYPE more_states AS ENUM ('open', 'paid', 'archived', 'lost');
ALTER TABLE orders ALTER COLUMN state TYPE state_new USING state::text::state_new;
ALTER TABLE orders ALTER COLUMN previous TYPE state_new
  USING CASE previous WHEN 'archived' THEN 'paid' ELSE previous::text END::state_new;
ALTER TABLE orders ALTER COLUMN next TYPE state_new
  USING (CASE WHEN next = 'open' THEN 'open' WHEN next IN ('paid', 'archived') THEN 'paid' END)::state_new;
ALTER TABLE orders ALTER COLUMN other TYPE more_states USING other::text::more_states;
