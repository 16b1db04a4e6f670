-- The default of a variable is evaluated when the block begins.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$
DECLARE best mood := 'happy';
--                   ^^^^^^^ error certain enum-value-used-before-commit 55P04
BEGIN
    NULL;
END $$;
COMMIT;
