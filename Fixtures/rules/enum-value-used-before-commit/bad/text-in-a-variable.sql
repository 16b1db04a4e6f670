-- What a variable holds is known as long as nothing gives it another value.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$
DECLARE
    best text := 'happy';
BEGIN
    INSERT INTO person VALUES ('Ann', best::mood);
--                                    ^^^^ error certain enum-value-used-before-commit 55P04
END $$;
DO $$
DECLARE
    best text;
    chosen mood;
BEGIN
    best := 'hap' || 'py';
    chosen := best;
--            ^^^^ error certain enum-value-used-before-commit 55P04
END $$;
DO $$
DECLARE chosen mood;
BEGIN
    SELECT word INTO chosen FROM (VALUES ('happy')) AS v (word);
--                                        ^^^^^^^ error certain enum-value-used-before-commit 55P04
END $$;
PREPARE feel (text) AS INSERT INTO person (mood) VALUES ($1::mood);
--                                                       ^^ error certain enum-value-used-before-commit 55P04
EXECUTE feel('happy');
DO $$ BEGIN EXECUTE 'SELECT $1::mood' USING 'happy'; END $$;
--                          ^^ error certain enum-value-used-before-commit 55P04
COMMIT;
