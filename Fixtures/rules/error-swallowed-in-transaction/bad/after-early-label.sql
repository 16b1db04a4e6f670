-- The UPDATE fails, psql goes on, and everything up to the COMMIT is refused. The exit status says that all is well.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
\set ON_ERROR_STOP off
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
ALTER TABLE person ADD COLUMN since date;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain error-swallowed-in-transaction 25P02
CREATE INDEX ON person (mood);
COMMIT;
