-- The guard asks pg_enum whether the label is there. It is not, so it is added, and used too early.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_enum WHERE enumtypid = 'mood'::regtype AND enumlabel = 'happy') THEN
        ALTER TYPE mood ADD VALUE 'happy';
    END IF;
    UPDATE person SET mood = 'happy';
--                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
END $$;
