-- NO TRANSACTION does not help where two statements share a line: goose sends them as one message.
-- framework: goose
-- file: migrations/00001_mood.sql
-- +goose Up
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
-- file: migrations/00002_happy.sql
-- +goose NO TRANSACTION
-- +goose Up
ALTER TYPE mood ADD VALUE 'happy'; UPDATE person SET mood = 'happy';
--                                                          ^^^^^^^ error certain enum-value-used-before-commit 55P04
