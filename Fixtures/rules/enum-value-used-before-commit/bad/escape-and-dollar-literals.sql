-- However the literal is written, it is read as the same five letters.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT E'hap\x70y'::mood;
--     ^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT $$happy$$::mood, $m$happy$m$::mood;
--     ^^^^^^^^^ error certain enum-value-used-before-commit 55P04
--                      ^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT U&'h\0061ppy'::mood;
--     ^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
