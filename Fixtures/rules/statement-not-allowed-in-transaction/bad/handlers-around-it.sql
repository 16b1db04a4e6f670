-- A handler for this error, for its class or for all errors catches it; any other one does not, and RAISE hands it on.
CREATE TABLE person (name text);
DO $$
BEGIN
    EXECUTE 'VACUUM person';
--           ^^^^^^^^^^^^^ warning certain statement-not-allowed-in-transaction 25001 "catches that"
EXCEPTION WHEN active_sql_transaction THEN NULL;
END $$;
DO $$
BEGIN
    EXECUTE 'VACUUM person';
--           ^^^^^^^^^^^^^ warning certain statement-not-allowed-in-transaction 25001 "catches that"
EXCEPTION WHEN unique_violation OR SQLSTATE '25000' THEN NULL;
END $$;
DO $$
BEGIN
    EXECUTE 'VACUUM person';
--           ^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
EXCEPTION WHEN object_not_in_prerequisite_state THEN NULL;
END $$;
DO $$
BEGIN
    EXECUTE 'VACUUM person';
--           ^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'no vacuum';
    RAISE;
END $$;
