--liquibase formatted sql

--changeset ann:1
CREATE TYPE mood AS ENUM ('old');
CREATE TABLE t (m mood);

--changeset ann:2 runInTransaction:false
ALTER TYPE mood ADD VALUE 'new';
UPDATE t SET m = 'new';

-- changeset ann:3 splitStatements:false runInTransaction:false
ALTER TYPE mood ADD VALUE 'newer';
UPDATE t SET m = 'newer';
