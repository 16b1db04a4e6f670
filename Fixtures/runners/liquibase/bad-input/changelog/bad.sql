--liquibase formatted sql

--changeset without-a-colon
SELECT 1;

--changeset ann:2
ALTER TYPE mood ADD VALUE 'new';
UPDATE t SET m = 'new';
