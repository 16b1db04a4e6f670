-- ROLLBACK TO gives back the locks that were taken since.
-- file: 001.sql
CREATE TABLE account (id bigint PRIMARY KEY, plan text);
-- file: 002.sql
BEGIN;
SAVEPOINT trial;
ALTER TABLE account ADD COLUMN trial boolean;
ROLLBACK TO trial;
UPDATE account SET plan = 'free' WHERE plan IS NULL;
COMMIT;
