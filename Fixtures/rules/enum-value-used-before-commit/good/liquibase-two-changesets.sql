-- Two changesets of one file are two transactions.
-- framework: liquibase
-- file: changelog.sql
--liquibase formatted sql
--changeset ann:1
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
--changeset ann:2
ALTER TYPE mood ADD VALUE 'happy';
--changeset ann:3
UPDATE person SET mood = 'happy';
