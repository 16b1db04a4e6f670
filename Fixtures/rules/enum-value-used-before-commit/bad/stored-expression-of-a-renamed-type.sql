-- A check means the type that its name led to when it was written, whatever the type is called now and whichever path is set.
-- file: 0001.sql
CREATE SCHEMA other;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood CHECK (mood = ANY (enum_range(NULL::mood)) OR mood IS NULL));
-- file: 0002.sql
BEGIN;
ALTER TYPE mood RENAME TO feeling;
ALTER TYPE feeling ADD VALUE 'happy';
INSERT INTO person VALUES ('ok');
--          ^^^^^^ error certain enum-value-used-before-commit 55P04
SET LOCAL search_path TO other;
INSERT INTO public.person VALUES ('ok');
--          ^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
