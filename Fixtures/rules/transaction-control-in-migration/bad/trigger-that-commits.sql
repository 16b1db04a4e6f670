-- A trigger runs inside the statement that fires it.
CREATE TABLE orders (id int);
CREATE FUNCTION save() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    COMMIT;
--  ^^^^^^ error certain transaction-control-in-migration 2D000
    RETURN NULL;
END $$;
CREATE TRIGGER save AFTER INSERT ON orders EXECUTE FUNCTION save();
INSERT INTO orders VALUES (1);
