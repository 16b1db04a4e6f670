-- transaction:false takes the transaction away, but dbmate still sends the file as one message.
-- framework: dbmate
-- file: db/migrations/20240101000000_mood.sql
-- migrate:up
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- migrate:down
-- file: db/migrations/20240102000000_happy.sql
-- migrate:up transaction:false
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
-- migrate:down
