-- A CHECK is stored as an expression over the enum, for old rows or not.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
ALTER TABLE person ADD CONSTRAINT named_when_happy CHECK (mood <> 'happy' OR name IS NOT NULL);
--                                                                ^^^^^^^ error certain enum-value-used-before-commit 55P04
ALTER TABLE person ADD CONSTRAINT never_happy CHECK (mood <> 'happy') NOT VALID;
--                                                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
