-- Four ways to write a constant of an enum type, no table needed.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT 'happy'::mood;
--     ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT CAST('happy' AS mood);
--          ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT mood 'happy';
--          ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT mood('happy');
--          ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
