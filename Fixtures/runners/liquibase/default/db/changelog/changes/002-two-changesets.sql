--liquibase formatted sql

--changeset ann:2
ALTER TYPE mood ADD VALUE 'new';
--rollback not required

--changeset ann:3
UPDATE t SET m = 'new';
