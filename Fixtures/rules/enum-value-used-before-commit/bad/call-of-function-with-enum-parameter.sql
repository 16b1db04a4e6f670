-- The parameter is a mood, so the literal becomes one; the name given with => does not change that.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION describe(who text, feels mood) RETURNS text LANGUAGE sql AS 'SELECT who || feels::text';
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT describe('happy', 'happy');
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT describe(feels => 'happy', who => 'Ann');
--                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
