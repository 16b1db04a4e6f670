-- A handler that ends in RAISE hands on what it caught: the server refuses the block as if there were none.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$
BEGIN
    INSERT INTO person VALUES ('Ann', 'happy');
--                                    ^^^^^^^ error certain enum-value-used-before-commit 55P04
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'not yet';
    RAISE;
END $$;
COMMIT;
