-- UNION gives the unknown literal the type of the column above it.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT mood FROM person UNION ALL SELECT 'happy';
--                                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
