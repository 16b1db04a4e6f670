-- The condition of IF is an expression, and it is evaluated whatever comes of it.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$ BEGIN
    IF EXISTS (SELECT FROM person WHERE mood = 'happy') THEN
--                                             ^^^^^^^ error certain enum-value-used-before-commit 55P04
        RAISE NOTICE 'somebody is happy';
    END IF;
END $$;
COMMIT;
