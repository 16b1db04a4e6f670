-- The call leads over another function and a DO block to the place.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
CREATE FUNCTION cheer_up() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE person SET mood = 'happy';
--                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
END $$;
CREATE FUNCTION weekend() RETURNS int LANGUAGE plpgsql AS $$
BEGIN
    PERFORM cheer_up();
    RETURN 2;
END $$;
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$ DECLARE days int := weekend(); BEGIN END $$;
COMMIT;
