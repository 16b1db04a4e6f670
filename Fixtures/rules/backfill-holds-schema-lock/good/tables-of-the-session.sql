-- Temporary tables are nobody else's.
-- file: 001.sql
CREATE TABLE account (id bigint PRIMARY KEY, email text);
-- file: 002.sql
BEGIN;
CREATE TEMPORARY TABLE found AS SELECT id, email FROM account;
ALTER TABLE found ADD COLUMN domain text;
UPDATE found SET domain = split_part(email, '@', 2) WHERE email LIKE '%@%';
COMMIT;
