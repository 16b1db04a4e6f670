-- A deferred trigger fires at COMMIT, which is still before the commit.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE FUNCTION not_all_happy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM person WHERE mood <> 'happy';
--                                    ^^^^^^^ error certain enum-value-used-before-commit 55P04
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER not_all_happy AFTER INSERT ON person
    INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION not_all_happy();
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO person VALUES ('Ann', 'sad');
COMMIT;
