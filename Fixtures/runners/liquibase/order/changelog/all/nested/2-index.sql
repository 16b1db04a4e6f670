--liquibase formatted sql

--changeset ann:index
CREATE INDEX t_m ON t (m);
