-- A changeset is a transaction, also if it is two statements long.
-- framework: liquibase
-- file: changelog.sql
--liquibase formatted sql
--changeset ann:1
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
--changeset ann:2
ALTER TYPE mood ADD VALUE 'happy';
UPDATE person SET mood = 'happy';
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
