-- A DO block runs at once, inside the transaction around it.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$
BEGIN
    UPDATE person SET mood = 'happy' WHERE mood = 'ok';
--                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
END $$;
COMMIT;
