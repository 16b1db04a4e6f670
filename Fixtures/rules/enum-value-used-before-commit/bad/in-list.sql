-- One of the labels in the list is not committed yet.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET name = upper(name) WHERE mood IN ('ok', 'happy');
--                                                        ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
