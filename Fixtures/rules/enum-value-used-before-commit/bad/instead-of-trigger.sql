-- The INSERT goes to a view, and the view's trigger does what is done.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE VIEW people AS SELECT name FROM person;
CREATE FUNCTION add_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO person VALUES (NEW.name, 'happy');
--                                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
    RETURN NEW;
END $$;
CREATE TRIGGER add_person INSTEAD OF INSERT ON people FOR EACH ROW EXECUTE FUNCTION add_person();
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO people VALUES ('Ann');
COMMIT;
