--liquibase formatted sql

--changeset ann:1
CREATE TYPE mood AS ENUM ('old');
CREATE TABLE t (m mood);

--changeset ann:2
ALTER TYPE mood ADD VALUE 'new';
COMMIT;
UPDATE t SET m = 'new';

--changeset ann:3
COMMIT;
ALTER TYPE mood ADD VALUE 'newer';
UPDATE t SET m = 'newer';
