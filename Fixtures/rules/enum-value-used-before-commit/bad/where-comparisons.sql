-- Each comparison of the column with the label is a use, on an empty table too.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT name FROM person WHERE mood = 'happy';
--                                   ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT name FROM person WHERE 'happy' <> mood;
--                            ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT name FROM person WHERE mood < 'happy';
--                                   ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT name FROM person WHERE mood IS DISTINCT FROM 'happy';
--                                                  ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT name FROM person WHERE mood NOT BETWEEN 'sad' AND 'happy';
--                                                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
