-- The JSON document becomes a row, and its text a mood.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO person SELECT * FROM jsonb_populate_record(NULL::person, '{"name": "Ann", "mood": "happy"}');
--                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
