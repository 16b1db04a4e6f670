-- Two enums have the label; the one whose column is set has had it from the beginning.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE ending AS ENUM ('happy', 'open');
CREATE TABLE film (mood mood, ending ending);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE film SET ending = 'happy';
COMMIT;
