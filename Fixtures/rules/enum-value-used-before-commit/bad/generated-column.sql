-- The expression of a stored generated column.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
ALTER TABLE person ADD COLUMN cheerful boolean GENERATED ALWAYS AS (mood = 'happy') STORED;
--                                                                         ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
