-- Two transactions, written down.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
START TRANSACTION;
ALTER TYPE mood ADD VALUE 'happy';
END;
BEGIN WORK;
UPDATE person SET mood = 'happy';
COMMIT WORK;
