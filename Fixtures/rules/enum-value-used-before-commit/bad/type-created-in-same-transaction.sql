-- Since PostgreSQL 17 a label may be used if its type is as new as itself. PostgreSQL 16 still refuses it.
BEGIN;
CREATE TYPE mood AS ENUM ('sad', 'ok');
ALTER TYPE mood ADD VALUE 'happy';
CREATE TABLE person (mood mood DEFAULT 'happy');
--                                     ^^^^^^^ error certain enum-value-used-before-commit 55P04 [15..16]
COMMIT;
