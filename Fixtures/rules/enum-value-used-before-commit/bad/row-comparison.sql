-- Rows are compared field by field.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (name text, mood mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT count(*) FROM person WHERE (name, mood) = ('happy', 'happy');
--                                                         ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT count(*) FROM person WHERE (name, mood) IN (('Ann', 'ok'), ('Bob', 'happy'));
--                                                                        ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
