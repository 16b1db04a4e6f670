-- A view is stored with the label resolved.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE OR REPLACE VIEW happy_people AS SELECT name FROM person WHERE mood = 'happy';
--                                                                          ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
