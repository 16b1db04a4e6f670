-- The block that uses the label runs after the statement that adds it has committed.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
DO $$ BEGIN ALTER TYPE mood ADD VALUE 'happy'; END $$;
DO $$ BEGIN UPDATE person SET mood = 'happy'; END $$;
