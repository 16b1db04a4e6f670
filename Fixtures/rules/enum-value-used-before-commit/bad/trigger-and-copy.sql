-- COPY fires the triggers for rows as INSERT does.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE FUNCTION usual_mood() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.mood = coalesce(NEW.mood, 'happy');
--                                ^^^^^^^ error certain enum-value-used-before-commit 55P04
    RETURN NEW;
END $$;
CREATE TRIGGER usual_mood BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION usual_mood();
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
COPY person FROM stdin;
Ann	sad
\.
COMMIT;
