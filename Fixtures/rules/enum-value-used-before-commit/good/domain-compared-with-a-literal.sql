-- A literal beside a domain over the enum is no label: there is no such operator, and the server says that (42883) where anybody asks.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN feeling AS mood;
CREATE TABLE person (name text, mood feeling);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE FUNCTION happy_people() RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    RETURN (SELECT count(*) FROM person WHERE mood = 'happy');
END $$;
DO $$
BEGIN
    PERFORM happy_people();
EXCEPTION WHEN undefined_function THEN NULL;
END $$;
COMMIT;
