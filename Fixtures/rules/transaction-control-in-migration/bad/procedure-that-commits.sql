-- The procedure deletes in portions and commits after each. Between BEGIN and COMMIT it must not.
CREATE TABLE orders (id int, paid date);
CREATE PROCEDURE delete_old() LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM orders WHERE paid < '2020-01-01';
    COMMIT;
--  ^^^^^^ error certain transaction-control-in-migration 2D000
END $$;
BEGIN;
CALL delete_old();
COMMIT;
