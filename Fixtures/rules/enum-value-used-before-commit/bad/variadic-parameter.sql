-- Each of the values for a VARIADIC parameter becomes an element of its array.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION worst(VARIADIC moods mood[]) RETURNS mood LANGUAGE sql AS 'SELECT min(m) FROM unnest(moods) AS m';
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT worst('ok', 'happy');
--                 ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT worst(VARIADIC '{ok,happy}');
--                    ^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
