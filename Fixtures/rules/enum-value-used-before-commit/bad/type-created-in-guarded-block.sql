-- The common guard against a type that exists is a subtransaction, and so takes away what PostgreSQL 17 allows.
BEGIN;
DO $$ BEGIN
    CREATE TYPE mood AS ENUM ('sad', 'ok');
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
ALTER TYPE mood ADD VALUE 'happy';
SELECT 'happy'::mood;
--     ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
