-- The index is built only where an order is unpaid, and there the block fails.
-- file: 0001.sql
CREATE TABLE orders (id int, paid date);
-- file: 0002.sql
-- fails-when: INSERT INTO orders VALUES (1, NULL);
DO $$ BEGIN
    IF EXISTS (SELECT FROM orders WHERE paid IS NULL) THEN
        CREATE INDEX CONCURRENTLY orders_unpaid ON orders (id) WHERE paid IS NULL;
--      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely statement-not-allowed-in-transaction 25001
    END IF;
END $$;
