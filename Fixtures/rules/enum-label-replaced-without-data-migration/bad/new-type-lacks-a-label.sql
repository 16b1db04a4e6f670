-- The type is made anew without a label. Rows that have it cannot become of the new type.
-- transactions: file
-- file: 0001_state.sql
CREATE TYPE state AS ENUM ('open', 'paid', 'archived');
CREATE TABLE orders (id int PRIMARY KEY, state state NOT NULL);
-- file: 0002_state.sql
CREATE TYPE state_new AS ENUM ('open', 'paid');
ALTER TABLE orders ALTER COLUMN state TYPE state_new USING state::text::state_new;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely enum-label-replaced-without-data-migration 22P02 "state_new has no label 'archived'"
ALTER TYPE state RENAME TO former_state;
ALTER TYPE state_new RENAME TO state;
