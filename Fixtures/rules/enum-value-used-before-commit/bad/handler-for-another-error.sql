-- There is a handler, but it waits for something else.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$ BEGIN
    UPDATE person SET mood = 'happy';
--                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
EXCEPTION WHEN unique_violation OR undefined_table THEN NULL;
END $$;
COMMIT;
