-- The lock is on one table and the work on another: who reads an account waits for rows of the log.
-- framework: dbmate
-- file: db/migrations/20260101000000_tables.sql
-- migrate:up
CREATE TABLE account (id bigint PRIMARY KEY, email text, legacy text);
CREATE TABLE log (id bigint PRIMARY KEY, kind text);
-- migrate:down
-- file: db/migrations/20260102000000_clean_up.sql
-- migrate:up
ALTER TABLE account DROP COLUMN legacy;
DELETE FROM log WHERE kind = 'debug';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-holds-schema-lock -
-- migrate:down
