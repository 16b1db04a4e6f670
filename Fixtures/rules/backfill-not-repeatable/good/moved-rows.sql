-- The second run finds no rows to move.
-- file: 001.sql
CREATE TABLE message (id bigint PRIMARY KEY, body text, sent date);
CREATE TABLE archive (id bigint, body text);
-- file: 002.sql
WITH old AS (DELETE FROM message WHERE sent < '2020-01-01' RETURNING id, body) INSERT INTO archive SELECT * FROM old;
DROP INDEX IF EXISTS archive_unused;
