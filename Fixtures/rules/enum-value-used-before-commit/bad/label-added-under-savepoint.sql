-- The type is as new as its label, but a savepoint was open when the label was added.
BEGIN;
CREATE TYPE mood AS ENUM ('sad', 'ok');
SAVEPOINT before_label;
ALTER TYPE mood ADD VALUE 'happy';
RELEASE before_label;
SELECT 'happy'::mood;
--     ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
