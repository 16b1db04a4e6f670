-- No literal at all: enum_range and enum_last bring the new label with them.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT enum_range(NULL::mood);
--     ^^^^^^^^^^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT enum_last('sad'::mood);
--     ^^^^^^^^^^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT unnest(enum_range('ok'::mood, NULL));
--            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
