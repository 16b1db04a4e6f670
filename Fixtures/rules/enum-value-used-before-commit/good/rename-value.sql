-- RENAME VALUE changes the name of an old label, and the new name may be used at once.
CREATE TYPE mood AS ENUM ('sad', 'hapy');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood RENAME VALUE 'hapy' TO 'happy';
UPDATE person SET mood = 'happy';
COMMIT;
