-- Nobody sees what labels the type has already. If it has this one, IF NOT EXISTS adds nothing and all is well.
-- elsewhere: CREATE TYPE mood AS ENUM ('sad', 'happy'); CREATE TABLE person (name text);
-- fails-when: ALTER TYPE mood RENAME VALUE 'happy' TO 'cheerful';
BEGIN;
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'happy';
ALTER TABLE person ADD COLUMN mood mood DEFAULT 'happy';
--                                              ^^^^^^^ warning likely enum-value-used-before-commit 55P04
COMMIT;
