-- No transaction around the two, and nothing in the first that looks whether it is done.
-- framework: dbmate
-- file: db/migrations/20260101000000_tables.sql
-- migrate:up
CREATE TABLE account (id bigint PRIMARY KEY, email text);
CREATE TABLE mailing (id bigserial PRIMARY KEY, email text);
-- migrate:down
-- file: db/migrations/20260102000000_mailing.sql
-- migrate:up transaction:false
INSERT INTO mailing (email) SELECT email FROM account;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-not-repeatable -
COMMIT;
CREATE INDEX IF NOT EXISTS mailing_email ON mailing (email);
-- migrate:down
