-- RELEASE commits nothing.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
SAVEPOINT add_label;
ALTER TYPE mood ADD VALUE 'happy';
RELEASE SAVEPOINT add_label;
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
