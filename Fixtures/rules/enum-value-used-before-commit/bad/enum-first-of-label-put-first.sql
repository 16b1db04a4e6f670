-- BEFORE makes the new label the first one, and enum_first finds it.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'desperate' BEFORE 'sad';
SELECT enum_first(NULL::mood);
--     ^^^^^^^^^^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
