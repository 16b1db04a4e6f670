-- The triggers wait for other events, for another column, or are switched off.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE FUNCTION cheer_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.mood := 'happy';
    RETURN NEW;
END $$;
CREATE TRIGGER inserted BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION cheer_up();
CREATE TRIGGER renamed BEFORE UPDATE OF name ON person FOR EACH ROW EXECUTE FUNCTION cheer_up();
CREATE TRIGGER sleeping BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION cheer_up();
ALTER TABLE person DISABLE TRIGGER sleeping;
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'ok';
COMMIT;
