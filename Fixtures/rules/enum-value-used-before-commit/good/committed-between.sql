-- Each statement commits by itself here: the label is old when it is used.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy';
