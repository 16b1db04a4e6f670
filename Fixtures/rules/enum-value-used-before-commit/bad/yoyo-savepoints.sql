-- yoyo puts each statement into a savepoint, so not even PostgreSQL 17 allows the label of a type made in the same file.
-- framework: yoyo
-- file: yoyo.ini
[DEFAULT]
sources = migrations
database = postgresql://localhost/app
-- file: migrations/0001.mood.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
ALTER TYPE mood ADD VALUE 'happy';
CREATE TABLE person (mood mood DEFAULT 'happy');
--                                     ^^^^^^^ error certain enum-value-used-before-commit 55P04
