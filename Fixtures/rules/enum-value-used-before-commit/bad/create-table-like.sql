-- LIKE copies the columns with their types.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE TABLE person_archive (LIKE person, archived date);
INSERT INTO person_archive VALUES ('Ann', 'happy', 'today');
--                                        ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
