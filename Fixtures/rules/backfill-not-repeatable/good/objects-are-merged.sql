-- || of two JSON objects puts the same keys there again.
-- file: 001.sql
CREATE TABLE account (id bigint PRIMARY KEY, settings jsonb NOT NULL DEFAULT '{}');
-- file: 002.sql
UPDATE account SET settings = settings || '{"theme": "dark"}';
DROP INDEX IF EXISTS account_unused;
