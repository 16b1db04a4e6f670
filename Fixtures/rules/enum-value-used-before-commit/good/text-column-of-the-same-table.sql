-- The word stands in a text column; that it is also a new label is a coincidence.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET name = 'happy' WHERE name <> 'happy' AND mood = 'ok';
INSERT INTO person (name, mood) VALUES ('happy', 'ok');
COMMIT;
