-- PREPARE analyses the statement although nothing is executed.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
PREPARE cheer_up AS UPDATE person SET mood = 'happy';
--                                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
