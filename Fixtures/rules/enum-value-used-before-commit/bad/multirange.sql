-- PostgreSQL makes a multirange type beside each range type.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE mood_range AS RANGE (subtype = mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT '{[ok,happy]}'::mood_multirange;
--     ^^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
