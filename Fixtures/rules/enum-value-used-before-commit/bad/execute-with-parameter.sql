-- The parameter of the prepared statement is a mood; EXECUTE turns the literal into one.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
PREPARE set_mood (mood) AS UPDATE person SET mood = $1;
EXECUTE set_mood('ok');
EXECUTE set_mood('happy');
--               ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
