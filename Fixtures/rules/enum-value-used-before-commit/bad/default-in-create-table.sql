-- The new table may have the type, but not the new label as a default: not of the column, not of an array of the type.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE TABLE person (
    name text DEFAULT 'happy',
    mood mood DEFAULT 'happy'
--                    ^^^^^^^ error certain enum-value-used-before-commit 55P04
);
CREATE TABLE diary (moods mood[] DEFAULT '{ok,happy}');
--                                       ^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
