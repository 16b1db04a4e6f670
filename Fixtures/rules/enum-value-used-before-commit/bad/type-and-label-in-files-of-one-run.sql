-- The type is in the same file as its label. PostgreSQL 17 allows that in whatever way it is deployed; 16 does not if all goes together.
-- transactions: run
-- file: 0001_mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
ALTER TYPE mood ADD VALUE 'happy';
-- file: 0002_person.sql
CREATE TABLE person (mood mood DEFAULT 'happy');
--                                     ^^^^^^^ warning certain enum-value-used-before-commit 55P04 [15..16]
