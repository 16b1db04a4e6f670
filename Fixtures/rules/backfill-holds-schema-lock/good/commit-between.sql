-- The lock goes with the transaction.
-- file: 001.sql
CREATE TABLE account (id bigint PRIMARY KEY, plan text);
-- file: 002.sql
BEGIN;
ALTER TABLE account ALTER COLUMN plan SET DEFAULT 'free';
COMMIT;
UPDATE account SET plan = 'free' WHERE plan IS NULL;
