-- With AUTOCOMMIT off psql opens a transaction before the first statement and leaves it open.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
\set AUTOCOMMIT off
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
