-- Two transactions in one file. The second may fail when the first has committed.
-- file: 001.sql
CREATE TABLE account (id bigint PRIMARY KEY, credit integer NOT NULL);
CREATE TABLE bonus (account_id bigint, amount integer);
-- file: 002.sql
BEGIN;
UPDATE account SET credit = credit + 10;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-not-repeatable -
INSERT INTO bonus SELECT id, 10 FROM account;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-not-repeatable -
COMMIT;
BEGIN;
UPDATE account SET credit = 0 WHERE credit < 0;
COMMIT;
