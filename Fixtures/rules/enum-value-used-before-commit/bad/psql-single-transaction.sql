-- The Makefile calls psql with -1: everything it is given is one transaction.
-- framework: psql
-- file: Makefile
migrate:
	psql -1 -v ON_ERROR_STOP=1 -f db/0001_mood.sql -f db/0002_happy.sql
-- file: db/0001_mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: db/0002_happy.sql
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
