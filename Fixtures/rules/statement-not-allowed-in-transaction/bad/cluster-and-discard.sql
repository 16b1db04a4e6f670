-- CLUSTER without a table goes through all of them; DISCARD ALL resets the session.
BEGIN;
CLUSTER;
--^^^^^ error certain statement-not-allowed-in-transaction 25001
DISCARD ALL;
--^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
COMMIT;
