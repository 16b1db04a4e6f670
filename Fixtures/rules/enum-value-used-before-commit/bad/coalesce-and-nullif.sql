-- COALESCE, NULLIF, GREATEST and LEAST bring their arguments to one type, here that of the column.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT coalesce(mood, 'happy') FROM person;
--                    ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT nullif(mood, 'happy') FROM person;
--                  ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT greatest(mood, 'happy'), least('happy', mood) FROM person;
--                    ^^^^^^^ error certain enum-value-used-before-commit 55P04
--                                    ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
