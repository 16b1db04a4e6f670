-- The transaction that added the label is undone; its second attempt is committed before the use.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
ROLLBACK;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy';
