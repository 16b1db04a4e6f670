-- The overload with a text parameter is the one PostgreSQL takes for a plain string of that name.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE FUNCTION describe(feels mood) RETURNS text LANGUAGE sql AS 'SELECT feels::text';
CREATE FUNCTION describe(feels text) RETURNS text LANGUAGE sql AS 'SELECT feels';
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT describe('happy');
COMMIT;
