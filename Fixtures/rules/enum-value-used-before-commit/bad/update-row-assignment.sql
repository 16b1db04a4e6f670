-- Several columns are assigned at once; the second takes the label.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET (name, mood) = ('happy', 'happy');
--                                         ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
