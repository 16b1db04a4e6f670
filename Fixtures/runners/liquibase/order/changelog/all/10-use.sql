--liquibase formatted sql

--changeset ann:use dbms:postgresql,!h2
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM t
INSERT INTO t VALUES ('${label}');
