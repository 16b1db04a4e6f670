-- The function is created and not called.
BEGIN;
CREATE TABLE orders (id int);
CREATE FUNCTION clean() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    VACUUM orders;
END $$;
COMMIT;
