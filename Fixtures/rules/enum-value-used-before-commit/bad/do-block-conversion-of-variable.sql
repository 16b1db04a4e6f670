-- A text is assigned to a variable of the type: PL/pgSQL converts it when it comes there.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
DO $$
DECLARE
    usual mood := 'ok';
    best mood;
BEGIN
    best := 'happy';
--          ^^^^^^^ error certain enum-value-used-before-commit 55P04
END $$;
COMMIT;
