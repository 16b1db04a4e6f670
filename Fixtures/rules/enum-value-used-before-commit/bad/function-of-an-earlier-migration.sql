-- The function has waited for its label since an earlier file. The file that adds the label calls it in the same transaction.
-- transactions: file
-- file: 0001_person.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
CREATE FUNCTION cheer_up() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE person SET mood = 'happy';
--                           ^^^^^^^ error certain enum-value-used-before-commit 55P04
END $$;
-- file: 0002_happy.sql
ALTER TYPE mood ADD VALUE 'happy';
SELECT cheer_up();
