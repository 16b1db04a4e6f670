-- A body always runs in a transaction, also where the DO stands alone.
CREATE TABLE orders (id int, paid date);
DO $$ BEGIN
    CREATE INDEX CONCURRENTLY orders_paid ON orders (paid);
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
END $$;
