-- After each COMMIT psql opens the next transaction: the first label is committed when it is used, the second one is not.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
\set AUTOCOMMIT off
ALTER TYPE mood ADD VALUE 'happy';
COMMIT;
UPDATE person SET mood = 'happy';
ALTER TYPE mood ADD VALUE 'merry';
UPDATE person SET mood = 'merry';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
