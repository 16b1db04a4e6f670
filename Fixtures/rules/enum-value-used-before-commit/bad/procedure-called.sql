-- CALL runs a procedure in the transaction around it.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE PROCEDURE cheer_up(who text) LANGUAGE plpgsql AS $$
BEGIN
    IF who IS NULL THEN
        RETURN;
    END IF;
    UPDATE person SET mood = 'ok' WHERE name = who;
END $$;
CREATE PROCEDURE cheer_up() LANGUAGE plpgsql AS $$
BEGIN
    UPDATE person SET mood = 'happy';
--                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
END $$;
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CALL cheer_up('Ann');
CALL cheer_up();
COMMIT;
