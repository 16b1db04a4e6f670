-- CREATE TABLE AS and SELECT INTO are queries first of all.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE TABLE happy_people AS SELECT name FROM person WHERE mood = 'happy' WITH NO DATA;
--                                                                ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT name INTO sad_people FROM person WHERE mood <> 'happy';
--                                                    ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
