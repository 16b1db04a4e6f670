-- COMMIT AND CHAIN ends one transaction and begins the next.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
COMMIT AND CHAIN;
UPDATE person SET mood = 'happy';
COMMIT;
