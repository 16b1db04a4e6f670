-- The inner block catches its own error and no other; the statement behind it is reached all the same.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$
BEGIN
    BEGIN
        PERFORM 1 / count(*) FROM person;
    EXCEPTION WHEN division_by_zero THEN
        RAISE NOTICE 'nobody';
    END;
    UPDATE person SET mood = 'happy';
--                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
END $$;
COMMIT;
