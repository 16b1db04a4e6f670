-- What functions make of constants is the same wherever it runs, and is known before: these texts are the label.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood DEFAULT trim(' happy ')::mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT trim(' happy ')::mood;
--          ^^^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT lower('HAPPY')::mood;
--           ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT substring('unhappy' FROM 3)::mood;
--               ^^^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT concat('hap', NULL, 'py')::mood;
--            ^^^^^ error certain enum-value-used-before-commit 55P04
INSERT INTO person VALUES ('Ann', ('hap' || 'py')::mood);
--                                 ^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
INSERT INTO person (name) VALUES ('Ben');
--          ^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT ('{"mood":"happy"}'::jsonb ->> 'mood')::mood;
--      ^^^^^^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
