-- What the EXECUTE runs only the run knows: it is listed as not analysed, and what can be seen is reported.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
CREATE TABLE later (statement text);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$
DECLARE next later;
BEGIN
    FOR next IN SELECT * FROM later LOOP
        EXECUTE next.statement;
-- not-analysed: only the run knows
    END LOOP;
    UPDATE person SET mood = 'happy';
--                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
END $$;
COMMIT;
