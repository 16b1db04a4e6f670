-- The table is not of these migrations: what type its column has can only be guessed, from the label.
CREATE TYPE mood AS ENUM ('sad', 'ok');
-- elsewhere: CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error likely enum-value-used-before-commit 55P04
SELECT name FROM person WHERE mood IN ('ok', 'happy');
--                                           ^^^^^^^ error likely enum-value-used-before-commit 55P04
COMMIT;
