-- Labels that were there before may be used as ever, also in the transaction that adds another.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood DEFAULT 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO person VALUES ('Ann', 'sad');
UPDATE person SET mood = 'ok' WHERE mood < 'ok';
COMMIT;
