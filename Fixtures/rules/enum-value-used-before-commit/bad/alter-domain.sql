-- The domain is older, what is altered is not.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN usual_mood AS mood;
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
ALTER DOMAIN usual_mood SET DEFAULT 'happy';
--                                  ^^^^^^^ error certain enum-value-used-before-commit 55P04
ALTER DOMAIN usual_mood ADD CONSTRAINT not_too_usual CHECK (VALUE <> 'happy') NOT VALID;
--                                                                   ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
