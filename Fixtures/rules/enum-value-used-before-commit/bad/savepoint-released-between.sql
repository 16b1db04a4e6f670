-- A savepoint that comes and goes between the type and its label harms nothing from PostgreSQL 17 on; nor does a DO block.
BEGIN;
DO $$ BEGIN CREATE TYPE mood AS ENUM ('sad', 'ok'); END $$;
SAVEPOINT nothing;
RELEASE nothing;
ALTER TYPE mood ADD VALUE 'happy';
SELECT 'happy'::mood;
--     ^^^^^^^ error certain enum-value-used-before-commit 55P04 [15..16]
COMMIT;
