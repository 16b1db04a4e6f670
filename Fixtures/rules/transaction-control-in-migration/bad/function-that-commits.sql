-- A function may never commit, even where no transaction block is open around its call.
CREATE FUNCTION save() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    COMMIT;
--  ^^^^^^ error certain transaction-control-in-migration 2D000
END $$;
SELECT save();
