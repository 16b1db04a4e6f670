-- The column becomes text, not the literal a mood.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT name FROM person WHERE mood::text = 'happy' OR mood::varchar IN ('ok', 'happy');
SELECT name FROM person WHERE CAST(mood AS text) <> ALL (ARRAY['happy']);
SELECT concat(mood, 'happy'), to_jsonb(mood) = '"happy"' FROM person;
COMMIT;
