-- In psql \; sends the statements before and after it as one message.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
ALTER TYPE mood ADD VALUE 'happy' \;
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
