-- What a DO block sends is planned as it is run.
-- file: 0001.sql
CREATE TABLE tag (id serial PRIMARY KEY, name text);
-- file: 0002.sql
DO $$ BEGIN
  INSERT INTO tag (name) VALUES ('a') ON CONFLICT (name) DO NOTHING;
--                                                 ^^^^ error certain conflict-target-not-unique 42P10
END $$;
