--liquibase formatted sql

--property name:label value:new

--changeset ann:mood
CREATE TYPE mood AS ENUM ('old');
CREATE TABLE t (m mood);

--changeset ann:h2 dbms:h2
CREATE TABLE t (m VARCHAR(20));
