-- What functions make of these constants is another label, or nothing; and without a row nothing is computed.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT trim(' ok ')::mood, ('o' || 'k')::mood, nullif('happy', 'happy')::mood;
SELECT (string_to_array('ok,happy', ','))[1]::mood, (ARRAY['happy'])[2]::mood;
SELECT word::mood FROM unnest(ARRAY['ok', 'sad']) AS word;
SELECT trim(' happy ')::mood FROM person;
INSERT INTO person SELECT name, mood::mood FROM (VALUES ('Ann', 'ok')) AS v (name, mood);
COMMIT;
