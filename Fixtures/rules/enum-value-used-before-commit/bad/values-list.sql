-- A VALUES list finds one type for each of its columns.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT v.level FROM (VALUES (1, 'ok'::mood), (2, 'happy')) AS v (level, mood);
--                                               ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
