-- BEGIN and END of a body are no transactions.
-- transactions: file
CREATE TABLE orders (id int);
CREATE PROCEDURE add(number int) LANGUAGE sql BEGIN ATOMIC
    INSERT INTO orders VALUES (number);
END;
DO $$
BEGIN
    BEGIN
        CALL add(1);
    END;
END $$;
