-- The procedure was created without complaint. Its call fails.
CREATE TABLE orders (id int);
CREATE PROCEDURE clean() LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'DELETE FROM orders WHERE id IS NULL';
    EXECUTE 'VACUUM orders';
--           ^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
END $$;
CALL clean();
