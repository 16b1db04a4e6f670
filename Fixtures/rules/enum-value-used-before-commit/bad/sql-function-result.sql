-- What an SQL function returns is made a mood at its creation.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CREATE FUNCTION usual_mood() RETURNS mood LANGUAGE sql AS $body$ SELECT 'happy'::mood $body$;
--                                                                      ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
