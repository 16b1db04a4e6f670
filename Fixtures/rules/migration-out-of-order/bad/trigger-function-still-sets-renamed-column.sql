-- A trigger's function speaks of NEW, and NEW has the columns of today.
-- breaks: INSERT INTO users VALUES (1)
-- file: 0001.sql
CREATE TABLE users (id integer PRIMARY KEY, updated timestamptz);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated := now();
  IF NEW.updated IS NULL THEN RAISE EXCEPTION 'no'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
-- file: 0002.sql
ALTER TABLE users RENAME COLUMN updated TO updated_at;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning certain migration-out-of-order 42703
