-- The DO block may not commit here; what follows is refused for that.
CREATE TABLE orders (id int);
\set ON_ERROR_STOP false
BEGIN;
DO $$ BEGIN
    COMMIT;
--  ^^^^^^ error certain transaction-control-in-migration 2D000
END $$;
INSERT INTO orders VALUES (1);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain error-swallowed-in-transaction 25P02
COMMIT;
