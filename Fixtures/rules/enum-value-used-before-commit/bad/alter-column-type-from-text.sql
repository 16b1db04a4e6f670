-- The old texts become moods. One row with the new label among them stops the migration.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood text);
-- file: 0002.sql
-- fails-when: INSERT INTO person VALUES ('Ann', 'happy');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
ALTER TABLE person ALTER COLUMN mood TYPE mood USING mood::mood;
--                                                   ^^^^^^^^^^ warning likely enum-value-used-before-commit 55P04
COMMIT;
