--liquibase formatted sql
--changeset ann:2
ALTER TYPE mood ADD VALUE 'new';
UPDATE t SET m = 'new';
