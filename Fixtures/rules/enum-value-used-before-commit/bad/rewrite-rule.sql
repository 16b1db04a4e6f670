-- A rule is stored with its condition and its action.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE RULE keep_happy AS ON DELETE TO person WHERE old.mood = 'happy' DO INSTEAD NOTHING;
--                                                             ^^^^^^^ error certain enum-value-used-before-commit 55P04
CREATE RULE stay_happy AS ON UPDATE TO person DO ALSO UPDATE person SET mood = 'happy' WHERE name IS NULL;
--                                                                             ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
