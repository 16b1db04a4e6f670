-- FILTER and HAVING are conditions like any other.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE diary (day date, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT count(*) FILTER (WHERE mood = 'happy') FROM diary;
--                                   ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT day FROM diary GROUP BY day HAVING max(mood) < 'happy';
--                                                    ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
