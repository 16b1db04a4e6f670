-- The cast of a column happens row by row: it fails as soon as one row holds the new label.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE import (name text, feeling text);
CREATE TABLE person (name text, mood mood);
-- file: 0002.sql
-- fails-when: INSERT INTO import VALUES ('Ann', 'happy');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO person SELECT name, feeling::mood FROM import;
--                              ^^^^^^^^^^^^^ warning likely enum-value-used-before-commit 55P04
COMMIT;
