-- To delete the rows with the new label makes no sense yet, and PostgreSQL refuses to look for them.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DELETE FROM person WHERE mood = 'happy';
--                              ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
