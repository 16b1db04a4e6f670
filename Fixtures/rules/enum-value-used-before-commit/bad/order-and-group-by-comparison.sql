-- Comparisons in ORDER BY, GROUP BY and DISTINCT ON are expressions like any other.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT name FROM person ORDER BY mood = 'happy' DESC, name;
--                                      ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT count(*) FROM person GROUP BY mood >= 'happy';
--                                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT DISTINCT ON (mood IS NOT DISTINCT FROM 'happy') name FROM person;
--                                            ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
