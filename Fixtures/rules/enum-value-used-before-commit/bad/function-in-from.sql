-- A function in FROM, its parameter a mood; its result is a table with a mood in it.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
CREATE FUNCTION people(feeling mood) RETURNS TABLE (who text, feels mood) LANGUAGE sql AS
    'SELECT name, mood FROM person WHERE mood = feeling';
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT who FROM people('happy');
--                     ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT who FROM people('ok') AS p WHERE p.feels = 'happy';
--                                                ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
