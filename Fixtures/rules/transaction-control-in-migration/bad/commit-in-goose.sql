-- goose finds its transaction gone when it wants to commit: it stops, and does not record a version whose changes have landed.
-- framework: goose
-- file: migrations/00001_mood.sql
-- +goose Up
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: migrations/00002_happy.sql
-- +goose Up
ALTER TYPE mood ADD VALUE 'happy';
COMMIT;
--^^^^ error certain transaction-control-in-migration -
UPDATE person SET mood = 'happy';
