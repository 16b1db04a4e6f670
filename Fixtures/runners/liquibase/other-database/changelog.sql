--liquibase formatted sql
--changeset ann:1
CREATE TABLE t (m ENUM('old'));
