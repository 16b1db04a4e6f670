-- RETURNING compares with the new label.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'ok' RETURNING name, mood <> 'happy' AS still_to_cheer_up;
--                                                    ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
