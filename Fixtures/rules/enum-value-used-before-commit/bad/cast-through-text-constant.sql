-- The detour over text is computed when the statement is planned, and ends at the same place.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT 'happy'::text::mood;
--     ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
