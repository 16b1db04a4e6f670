-- The expression of a virtual generated column, which PostgreSQL 18 brought, is analysed too.
-- postgres: 18..18
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE TABLE person (mood mood, cheerful boolean GENERATED ALWAYS AS (mood = 'happy') VIRTUAL);
--                                                                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
