-- CALL resolves its arguments like a function call.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE PROCEDURE remember(feels mood) LANGUAGE plpgsql AS 'BEGIN END';
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
CALL remember('happy');
--            ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
