-- Nothing keeps a function from being dropped that another one calls.
-- breaks: SELECT net(100)
-- file: 0001.sql
CREATE FUNCTION tax(amount integer) RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN amount / 5; END $$;
CREATE FUNCTION net(amount integer) RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN amount - tax(amount); END $$;
-- file: 0002.sql
DROP FUNCTION tax(integer);
--^^^^^^^^^^^^^^^^^^^^^^^^ warning certain migration-out-of-order 42883
