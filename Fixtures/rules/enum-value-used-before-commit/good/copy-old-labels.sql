-- The label stands in the data, but in a column of text.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
COPY person FROM stdin;
happy	ok
Bob	\N
\.
COMMIT;
