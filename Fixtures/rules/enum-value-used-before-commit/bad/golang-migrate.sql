-- golang-migrate writes no BEGIN, but sends each file as one message.
-- framework: golang-migrate
-- file: migrations/1_mood.up.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: migrations/1_mood.down.sql
DROP TABLE person;
DROP TYPE mood;
-- file: migrations/2_happy.up.sql
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
-- file: migrations/2_happy.down.sql
UPDATE person SET mood = 'ok';
