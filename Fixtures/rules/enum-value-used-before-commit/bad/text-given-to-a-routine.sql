-- What a routine gets for its parameters is known where the call says it: the cast inside is one of the new label.
-- file: 0001.sql
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE FUNCTION to_mood(word text) RETURNS mood LANGUAGE sql AS $$
    SELECT word::mood;
--         ^^^^ error certain enum-value-used-before-commit 55P04
$$;
CREATE FUNCTION feel(who text, word text DEFAULT 'happy') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO person VALUES (who, word::mood);
--                                  ^^^^ error certain enum-value-used-before-commit 55P04
END $$;
CREATE PROCEDURE set_all(VARIADIC words text[]) LANGUAGE plpgsql AS $$
DECLARE word text;
BEGIN
    FOREACH word IN ARRAY words LOOP
        INSERT INTO person (mood) VALUES (word::mood);
--                                        ^^^^ error certain enum-value-used-before-commit 55P04
    END LOOP;
END $$;
-- file: 0002.sql
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT to_mood('sad');
SELECT to_mood('happy');
SELECT feel('Ann');
CALL set_all('ok', 'happy');
COMMIT;
