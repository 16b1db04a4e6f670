-- The type is not of these migrations, but the cast names it, and ADD VALUE proves that the label was not there.
-- elsewhere: CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT 'happy'::mood;
--     ^^^^^^^ error certain enum-value-used-before-commit 55P04
CREATE TABLE person (mood mood DEFAULT 'happy');
--                                     ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
