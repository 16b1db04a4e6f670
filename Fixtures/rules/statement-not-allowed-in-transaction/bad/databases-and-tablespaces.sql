-- What concerns the whole cluster cannot be undone, and so must stand alone.
BEGIN;
CREATE DATABASE reports;
--^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
DROP DATABASE IF EXISTS reports;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
CREATE TABLESPACE fast LOCATION '/srv/fast';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
ALTER SYSTEM SET work_mem = '64MB';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
COMMIT;
