-- A name in double quotes and a comment are no literals.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT mood AS "happy" FROM person; -- later: WHERE mood = 'happy'
COMMENT ON COLUMN person.mood IS 'happy';
COMMIT;
