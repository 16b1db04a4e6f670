-- These BEGIN open bodies, no transactions.
CREATE TABLE orders (id int);
CREATE FUNCTION number() RETURNS int LANGUAGE plpgsql AS $$
BEGIN
    RETURN 1;
END $$;
CREATE FUNCTION one() RETURNS int LANGUAGE sql BEGIN ATOMIC
    SELECT 1;
END;
DO 'BEGIN PERFORM number(); END';
