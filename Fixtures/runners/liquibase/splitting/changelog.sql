--liquibase formatted sql

--changeset ann:mood
CREATE TYPE mood AS ENUM ('old');
CREATE TABLE t (m mood);

--changeset ann:begin-to-commit
-- from BEGIN on everything is one string: the COMMIT in it counts for the server
ALTER TYPE mood ADD VALUE 'new';
BEGIN;
SELECT 1;
COMMIT;
UPDATE t SET m = 'new';

--changeset ann:other-delimiter endDelimiter://
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$
//
SELECT f(); SELECT f()
//

--changeset ann:whole splitStatements:false
CREATE FUNCTION g() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$;
SELECT g();

--changeset ann:cut-in-two
CREATE FUNCTION h() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$;

--changeset ann:strings
SELECT 'a;b'; SELECT ';' /* ; */ -- ;
;
--ignoreLines:start
SELECT 'never run';
--ignoreLines:end
SELECT 2;
