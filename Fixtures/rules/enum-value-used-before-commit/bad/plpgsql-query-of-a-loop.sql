-- The body of the loop may never run, its query always does.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$
DECLARE who text;
BEGIN
    FOR who IN SELECT name FROM person WHERE mood = 'happy' LOOP
--                                                  ^^^^^^^ error certain enum-value-used-before-commit 55P04
        RAISE NOTICE '% is happy', who;
    END LOOP;
END $$;
COMMIT;
