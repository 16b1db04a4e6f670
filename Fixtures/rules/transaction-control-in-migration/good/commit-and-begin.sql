-- COMMIT and BEGIN as a pair: goose gets a transaction back, and does not notice. That the first part stays is meant.
-- framework: goose
-- file: migrations/00001_mood.sql
-- +goose Up
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: migrations/00002_happy.sql
-- +goose Up
ALTER TYPE mood ADD VALUE 'happy';
COMMIT;
--^^^^ note certain transaction-control-in-migration -
BEGIN;
UPDATE person SET mood = 'happy';
