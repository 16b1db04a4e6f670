--liquibase formatted sql

--changeset ann:1
CREATE TYPE mood AS ENUM ('old');
CREATE TABLE t (m mood);

--changeset ann:2
ALTER TYPE mood ADD VALUE 'new';
UPDATE t SET m = 'new';
