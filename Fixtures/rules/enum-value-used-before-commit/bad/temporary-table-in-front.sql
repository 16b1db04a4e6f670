-- The temporary table hides the one of the same name, whose column is text.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE draft (mood text);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE draft SET mood = 'happy';
CREATE TEMPORARY TABLE draft (mood mood) ON COMMIT DROP;
INSERT INTO draft VALUES ('happy');
--                        ^^^^^^^ error certain enum-value-used-before-commit 55P04
UPDATE public.draft SET mood = 'happy';
COMMIT;
