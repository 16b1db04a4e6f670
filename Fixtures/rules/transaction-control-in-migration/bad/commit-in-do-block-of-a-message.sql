-- The message holds two statements, and that makes it a transaction.
-- transactions: message
CREATE TABLE orders (id int);
DO $$ BEGIN
    ROLLBACK;
--  ^^^^^^^^ error certain transaction-control-in-migration 2D000
END $$;
