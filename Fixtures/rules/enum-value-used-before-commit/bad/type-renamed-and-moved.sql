-- The type gets another name and another schema; it stays the same type with the same new label.
CREATE SCHEMA archive;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
ALTER TYPE mood RENAME TO feeling;
ALTER TYPE feeling SET SCHEMA archive;
SELECT 'happy'::archive.feeling;
--     ^^^^^^^ error certain enum-value-used-before-commit 55P04
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
