-- The results of a CASE take the type of the column they are assigned to.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (age int, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = CASE WHEN age < 10 THEN 'happy' ELSE mood END;
--                                               ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
