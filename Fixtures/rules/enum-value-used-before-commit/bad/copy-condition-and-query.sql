-- COPY with a WHERE, and COPY of a query.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
COPY person FROM stdin WHERE mood <> 'happy';
--                                   ^^^^^^^ error certain enum-value-used-before-commit 55P04
\.
COPY (SELECT name FROM person WHERE mood = 'happy') TO stdout;
--                                         ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
