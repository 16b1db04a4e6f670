-- CSV with a header, and the label in quotes.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
COPY person FROM stdin WITH (FORMAT csv, HEADER);
name,mood
happy,ok
Bob,"happy"
--  ^^^^^^^ error certain enum-value-used-before-commit 55P04
\.
COMMIT;
