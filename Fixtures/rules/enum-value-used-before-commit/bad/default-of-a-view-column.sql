-- A view's column can have a default of its own.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE VIEW people AS SELECT name, mood FROM person;
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
ALTER VIEW people ALTER COLUMN mood SET DEFAULT 'happy';
--                                              ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
