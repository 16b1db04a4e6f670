-- The data of COPY is as good as an INSERT. (The second line of data is never reached.)
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
COPY person (mood, name) FROM stdin;
ok	Ann
happy	Bob
--^^^ error certain enum-value-used-before-commit 55P04
\.
COMMIT;
