-- The CASE statement of PL/pgSQL compares as the expression does; the label that comes first is compared first.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$
DECLARE feeling mood := 'ok';
BEGIN
    CASE feeling
        WHEN 'happy' THEN RAISE NOTICE 'happy';
--           ^^^^^^^ error certain enum-value-used-before-commit 55P04
        ELSE RAISE NOTICE 'something else';
    END CASE;
END $$;
COMMIT;
