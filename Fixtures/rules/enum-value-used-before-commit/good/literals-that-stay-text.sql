-- Nothing tells PostgreSQL that these are moods: || makes text of a mood, and a lone literal is text from the start.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT mood || 'happy', 'happy' AS word, format('%s or %s', mood, 'happy') FROM person;
SELECT name FROM person WHERE name = 'happy' UNION SELECT 'happy';
SELECT CASE mood WHEN 'ok' THEN 'happy' ELSE 'unhappy' END FROM person;
SELECT array_agg(mood)::text[] @> '{happy}' FROM person;
COMMIT;
