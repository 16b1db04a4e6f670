-- The parts of a WITH clause change rows, too; and both statements behind the lock are told of in one finding.
-- framework: flyway
-- file: sql/V1__message.sql
CREATE TABLE message (id bigint PRIMARY KEY, body text, sent date);
-- file: sql/V2__archive.sql
CREATE TABLE archive (LIKE message INCLUDING ALL);
ALTER TABLE message ADD COLUMN is_read boolean;
WITH old AS (DELETE FROM message WHERE sent < '2020-01-01' RETURNING id, body, sent) INSERT INTO archive SELECT * FROM old;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-holds-schema-lock -
UPDATE message SET is_read = sent < '2026-01-01';
