-- A cursor is planned when it is declared, not only when it is read.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DECLARE cheerful CURSOR FOR SELECT * FROM person WHERE mood = 'happy';
--                                                            ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
