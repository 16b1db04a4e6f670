-- An UPDATE inside WITH is an UPDATE.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
WITH cheered AS (
    UPDATE person SET mood = 'happy' RETURNING name
--                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
) SELECT count(*) FROM cheered;
COMMIT;
