-- The new label is a field of text, a part of another label, an element of an array of texts.
CREATE TYPE mood AS ENUM ('sad', 'unhappy');
CREATE TYPE impression AS (note text, mood mood);
CREATE TABLE person (last impression, moods mood[], words text[]);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO person VALUES ('(happy,sad)', '{unhappy}', '{happy}');
INSERT INTO person VALUES (ROW('happy', 'unhappy'), '{}', ARRAY['happy']);
COMMIT;
