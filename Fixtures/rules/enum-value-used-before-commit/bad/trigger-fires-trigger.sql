-- The INSERT fires a trigger that writes to another table, whose trigger names the label.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text);
CREATE TABLE diary (name text, mood mood);
CREATE FUNCTION first_page() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO diary VALUES (NEW.name, 'ok');
    RETURN NEW;
END $$;
CREATE FUNCTION cheer_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.mood := 'happy';
--              ^^^^^^^ error certain enum-value-used-before-commit 55P04
    RETURN NEW;
END $$;
CREATE TRIGGER first_page AFTER INSERT ON person FOR EACH ROW EXECUTE FUNCTION first_page();
CREATE TRIGGER cheer_up BEFORE INSERT ON diary FOR EACH ROW EXECUTE FUNCTION cheer_up();
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO person VALUES ('Ann');
COMMIT;
