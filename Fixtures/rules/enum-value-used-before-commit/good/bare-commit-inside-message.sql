-- COMMIT ends the transaction that the message is, although nobody wrote BEGIN: the server warns and commits the label.
-- transactions: message
-- file: 0001_mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: 0002_happy.sql
ALTER TYPE mood ADD VALUE 'happy';
COMMIT;
UPDATE person SET mood = 'happy';
