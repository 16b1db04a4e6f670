-- golang-migrate writes no BEGIN, but it sends the file as one message, which the server makes one transaction.
-- framework: golang-migrate
-- file: migrations/1_account.up.sql
CREATE TABLE account (id bigint PRIMARY KEY, email text);
-- file: migrations/2_domain.up.sql
ALTER TABLE account ADD COLUMN domain text;
UPDATE account SET domain = split_part(email, '@', 2) WHERE domain IS NULL;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-holds-schema-lock -
