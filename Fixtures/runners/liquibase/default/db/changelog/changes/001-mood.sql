--liquibase formatted sql

--changeset ann:1
CREATE TYPE mood AS ENUM ('old');
CREATE TABLE t (m mood);
--rollback DROP TABLE t;
--rollback DROP TYPE mood;
