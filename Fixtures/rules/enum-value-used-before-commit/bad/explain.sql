-- EXPLAIN only plans the statement, but it has to read the label for that.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
EXPLAIN (COSTS OFF) SELECT * FROM person WHERE mood = 'happy';
--                                                    ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
