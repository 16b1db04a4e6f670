-- TRUNCATE has triggers too.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE FUNCTION last_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM person WHERE mood = 'happy') THEN
--                                             ^^^^^^^ error certain enum-value-used-before-commit 55P04
        RAISE WARNING 'somebody was happy';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER last_words BEFORE TRUNCATE ON person EXECUTE FUNCTION last_words();
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
TRUNCATE person;
COMMIT;
