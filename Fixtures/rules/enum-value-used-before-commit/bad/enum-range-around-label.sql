-- The new label lies between the two old ones.
CREATE TYPE mood AS ENUM ('sad', 'happy');
BEGIN;
ALTER TYPE mood ADD VALUE 'ok' AFTER 'sad';
SELECT enum_range('sad'::mood, 'happy'::mood);
--     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
