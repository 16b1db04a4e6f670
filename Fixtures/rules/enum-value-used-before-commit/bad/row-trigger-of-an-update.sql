-- The trigger fires for each row that is updated, if there is one.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE FUNCTION keep_happy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.mood = 'happy' THEN
--                ^^^^^^^ warning likely enum-value-used-before-commit 55P04
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_happy BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION keep_happy();
-- file: 0002.sql
-- fails-when: INSERT INTO person VALUES ('Ann', 'sad');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'ok' WHERE mood = 'sad';
COMMIT;
