-- A block with an EXCEPTION part is a subtransaction, and inside of one nobody can commit. The handler waits for something else.
CREATE TABLE orders (id int);
DO $$ BEGIN
    INSERT INTO orders VALUES (1);
    COMMIT;
--  ^^^^^^ error certain transaction-control-in-migration 2D000
EXCEPTION WHEN unique_violation THEN NULL;
END $$;
