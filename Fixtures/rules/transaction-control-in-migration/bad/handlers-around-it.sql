-- A COMMIT in a block with an EXCEPTION part fails, and the part may catch that: then nothing is committed.
DO $$
BEGIN
    COMMIT;
--  ^^^^^^ warning certain transaction-control-in-migration 2D000 "catches that"
EXCEPTION WHEN OTHERS THEN NULL;
END $$;
DO $$
BEGIN
    COMMIT;
--  ^^^^^^ warning certain transaction-control-in-migration 2D000 "catches that"
EXCEPTION WHEN invalid_transaction_termination THEN NULL;
END $$;
DO $$
BEGIN
    COMMIT;
--  ^^^^^^ error certain transaction-control-in-migration 2D000
EXCEPTION WHEN invalid_transaction_state OR unsafe_new_enum_value_usage THEN NULL;
END $$;
