-- Whether the check is still there hangs on rows: it calls its function only if the branch that drops it was not taken.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood text);
CREATE FUNCTION is_mood(word text) RETURNS boolean LANGUAGE sql AS $$
    SELECT word::mood IS NOT NULL;
--         ^^^^^^^^^^ warning likely enum-value-used-before-commit 55P04
$$;
ALTER TABLE person ADD CONSTRAINT known CHECK (is_mood(mood));
-- file: 0002.sql
-- fails-when: INSERT INTO person VALUES ('Ann', 'sad');
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM person) THEN
        ALTER TABLE person DROP CONSTRAINT known;
    END IF;
END $$;
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO person VALUES ('Bob', 'happy');
COMMIT;
