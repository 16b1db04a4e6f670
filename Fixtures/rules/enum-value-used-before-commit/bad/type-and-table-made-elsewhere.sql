-- A project that began on a database with a history of its own.
-- elsewhere: CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO person (mood) VALUES ('happy');
--                                ^^^^^^^ error likely enum-value-used-before-commit 55P04
COMMIT;
