-- The default of a parameter is stored as an expression, whatever the language of the function.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE FUNCTION cheer(level int, goal mood DEFAULT 'happy') RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
--                                                 ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
