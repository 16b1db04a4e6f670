-- A DO block may only commit where no transaction is open around it. The runner has opened one.
-- transactions: file
CREATE TABLE orders (id int);
DO $$ BEGIN
    INSERT INTO orders VALUES (1);
    COMMIT;
--  ^^^^^^ error certain transaction-control-in-migration 2D000
END $$;
