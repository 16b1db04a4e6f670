-- A new column of the type with the new label as its default.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
ALTER TABLE person ADD COLUMN IF NOT EXISTS mood mood NOT NULL DEFAULT 'happy';
--                                                                     ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
