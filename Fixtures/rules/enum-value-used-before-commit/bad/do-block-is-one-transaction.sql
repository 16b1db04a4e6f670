-- Nobody says BEGIN, but a DO block is one statement and so one transaction: the label is added and used in it.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
DO $$
BEGIN
    ALTER TYPE mood ADD VALUE 'happy';
    UPDATE person SET mood = 'happy';
--                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
END $$;
