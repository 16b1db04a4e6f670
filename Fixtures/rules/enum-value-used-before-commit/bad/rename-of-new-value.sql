-- The label is renamed after it was added; under its other name it is just as new.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'hapy';
ALTER TYPE mood RENAME VALUE 'hapy' TO 'happy';
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04 "unsafe use of new value "happy""
COMMIT;
