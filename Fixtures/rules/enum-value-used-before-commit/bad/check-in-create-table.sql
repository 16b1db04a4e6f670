-- The same CHECK in a table that is only now made.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE TABLE person (
    mood mood CHECK (mood IN ('ok', 'happy')),
--                                  ^^^^^^^ error certain enum-value-used-before-commit 55P04
    reason text,
    CHECK (reason IS NOT NULL OR mood = 'happy')
--                                      ^^^^^^^ error certain enum-value-used-before-commit 55P04
);
COMMIT;
