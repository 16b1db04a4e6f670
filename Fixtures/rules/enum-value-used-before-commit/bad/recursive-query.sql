-- The first part of the recursive query gives its column the type, the second has to follow.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
WITH RECURSIVE week (day, mood) AS (
    SELECT 1, 'ok'::mood
    UNION ALL
    SELECT day + 1, 'happy' FROM week WHERE day < 7
--                  ^^^^^^^ error certain enum-value-used-before-commit 55P04
) SELECT * FROM week;
COMMIT;
