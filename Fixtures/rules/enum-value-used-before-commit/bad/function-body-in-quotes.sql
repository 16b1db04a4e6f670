-- A body in single quotes doubles the quotes of its literals.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION usual_mood() RETURNS mood LANGUAGE plpgsql AS '
BEGIN
    RETURN ''happy'';
--         ^^^^^^^^^ error certain enum-value-used-before-commit 55P04
END';
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT usual_mood();
COMMIT;
