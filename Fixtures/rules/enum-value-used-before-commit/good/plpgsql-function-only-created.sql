-- PL/pgSQL keeps its body as text until somebody calls it, and nobody does here.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE FUNCTION cheer_up() RETURNS void LANGUAGE plpgsql AS $$
DECLARE goal mood := 'happy';
BEGIN
    UPDATE person SET mood = 'happy';
END $$;
COMMIT;
