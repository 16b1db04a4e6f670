-- An array of texts that is written down, taken apart or put together becomes an array of moods, element by element.
CREATE TYPE mood AS ENUM ('sad', 'ok');
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT string_to_array('sad,happy', ',')::mood[];
--                     ^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT (ARRAY['ok', 'happy'])[2]::mood;
--                  ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT ARRAY(SELECT 'happy')::mood[];
--                  ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT array_append(ARRAY['ok'], 'happy')::mood[];
--                  ^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT word::mood FROM unnest(ARRAY['ok', 'happy']) AS word;
--                                        ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
