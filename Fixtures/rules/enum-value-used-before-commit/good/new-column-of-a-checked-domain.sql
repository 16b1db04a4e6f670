-- A domain that is checked is checked for each row: where there is none its default is not computed.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text);
CREATE DOMAIN some_mood AS mood CHECK (VALUE IS NOT NULL);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
ALTER TABLE person ADD COLUMN mood some_mood DEFAULT enum_last(NULL::mood);
COMMIT;
