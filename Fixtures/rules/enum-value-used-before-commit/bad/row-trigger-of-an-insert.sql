-- VALUES gives one row for certain, and the trigger for rows fires.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE FUNCTION usual_mood() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.mood := 'happy';
--              ^^^^^^^ error certain enum-value-used-before-commit 55P04
    RETURN NEW;
END $$;
CREATE TRIGGER usual_mood BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION usual_mood();
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO person VALUES ('Ann', 'sad');
COMMIT;
