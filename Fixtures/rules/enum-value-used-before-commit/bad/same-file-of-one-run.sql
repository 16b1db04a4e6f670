-- What stands in one file fails however it is deployed.
-- transactions: run
-- file: 0001_mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: 0002_happy.sql
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
-- file: 0003_cheer_up.sql
SELECT count(*) FROM person WHERE mood = 'happy';
--                                       ^^^^^^^ warning certain enum-value-used-before-commit 55P04
