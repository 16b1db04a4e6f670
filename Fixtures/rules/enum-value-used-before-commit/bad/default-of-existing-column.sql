-- SET DEFAULT touches no row, but it stores the label as a constant of the type.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
ALTER TABLE person ALTER COLUMN mood SET DEFAULT 'happy';
--                                               ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
