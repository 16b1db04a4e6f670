-- The array literal becomes an array of moods, and its second element is not committed yet.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT name FROM person WHERE mood = ANY ('{ok,happy}');
--                                        ^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT name FROM person WHERE mood <> ALL (ARRAY['ok', 'happy']::mood[]);
--                                                     ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
