-- The trigger wants the function that the migration before has dropped; and a call wants it with the arguments it had.
-- file: 0001.sql
CREATE TABLE log (id integer, at timestamptz);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := now(); RETURN NEW; END $$;
CREATE FUNCTION worth(amount integer) RETURNS integer LANGUAGE sql AS 'SELECT amount';
-- file: 0002.sql
DROP FUNCTION stamp();
DROP FUNCTION worth(integer);
CREATE FUNCTION worth(amount integer, currency text) RETURNS integer LANGUAGE sql AS 'SELECT amount';
-- file: 0003.sql
CREATE TRIGGER stamp BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION stamp();
--                                                                      ^^^^^ error certain migration-out-of-order 42883
-- file: 0004.sql
SELECT worth(3);
--     ^^^^^ error certain migration-out-of-order 42883
