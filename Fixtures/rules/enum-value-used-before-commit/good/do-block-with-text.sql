-- Everything in the block is text.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$
DECLARE word text := 'happy';
BEGIN
    RAISE NOTICE 'added %', 'happy';
    UPDATE person SET name = word WHERE name = 'happy' OR mood::text = word;
END $$;
COMMIT;
