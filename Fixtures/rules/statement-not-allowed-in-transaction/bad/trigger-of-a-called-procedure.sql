-- The procedure only writes a row, but that fires a trigger, and the trigger does what may not be done there.
-- file: 0001.sql
CREATE TABLE person (name text);
CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'VACUUM person';
--           ^^^^^^^^^^^^^ error certain statement-not-allowed-in-transaction 25001
    RETURN NULL;
END $$;
CREATE TRIGGER tidy AFTER INSERT ON person EXECUTE FUNCTION tidy();
CREATE PROCEDURE register(name text) LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO person VALUES (name);
END $$;
-- file: 0002.sql
CALL register('Ann');
