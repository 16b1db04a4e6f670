-- Sorting and comparing rows with each other does not read any label.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood, before mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT min(mood), max(mood) FROM person WHERE mood < 'ok' OR mood = before;
SELECT mood FROM person ORDER BY mood DESC;
COMMIT;
