-- The error is caught.
-- file: 0001.sql
CREATE TABLE tag (id serial PRIMARY KEY, name text);
DO $$ BEGIN
  INSERT INTO tag (name) VALUES ('a') ON CONFLICT (name) DO NOTHING;
EXCEPTION WHEN invalid_column_reference THEN
  RAISE NOTICE 'without';
END $$;
