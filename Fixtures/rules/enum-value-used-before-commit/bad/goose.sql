-- goose runs each file in one transaction.
-- framework: goose
-- file: migrations/00001_mood.sql
-- +goose Up
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- +goose Down
DROP TABLE person;
DROP TYPE mood;
-- file: migrations/00002_happy.sql
-- +goose Up
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy' WHERE mood = 'ok';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
