-- With NO TRANSACTION goose sends each statement by itself, if each ends its line.
-- framework: goose
-- file: migrations/00001_mood.sql
-- +goose Up
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: migrations/00002_happy.sql
-- +goose NO TRANSACTION
-- +goose Up
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy' WHERE mood = 'ok';
