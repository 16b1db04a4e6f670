-- The type is older, only its name is of this transaction: that is no new type, for no version.
CREATE TYPE feeling AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE feeling RENAME TO mood;
ALTER TYPE mood ADD VALUE 'happy';
SELECT 'happy'::mood;
--     ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
