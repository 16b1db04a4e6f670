-- The type is as new as its label, but a savepoint was open when it was made: PostgreSQL 17 and 18 refuse the label too.
BEGIN;
SAVEPOINT before_type;
CREATE TYPE mood AS ENUM ('sad', 'ok');
RELEASE before_type;
ALTER TYPE mood ADD VALUE 'happy';
SELECT 'happy'::mood;
--     ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
