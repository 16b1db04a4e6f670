-- Flyway runs each script in one transaction.
-- framework: flyway
-- file: db/migration/V1__mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: db/migration/V2__happy.sql
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
