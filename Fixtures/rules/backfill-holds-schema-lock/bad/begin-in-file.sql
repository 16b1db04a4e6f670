-- The file opens the transaction itself: what commits statement by statement otherwise now shares the lock.
-- file: 001.sql
CREATE TABLE account (id bigint PRIMARY KEY, email text, plan text);
-- file: 002.sql
BEGIN;
ALTER TABLE account ALTER COLUMN plan SET DEFAULT 'free';
UPDATE account SET plan = 'free' WHERE plan IS NULL;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-holds-schema-lock -
COMMIT;
