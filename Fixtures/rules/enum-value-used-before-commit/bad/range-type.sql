-- A range of the enum has labels as its bounds, in a literal and in its constructor function.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE mood_range AS RANGE (subtype = mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT '[ok,happy]'::mood_range;
--     ^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT mood_range('ok', 'happy');
--                      ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT mood_range('sad', 'ok') @> 'happy'::mood;
--                                ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
