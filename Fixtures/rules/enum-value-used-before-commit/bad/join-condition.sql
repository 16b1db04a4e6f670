-- A join compares with the label; the alias and the qualified name lead to the column.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (id int, mood mood);
CREATE TABLE letter (author int);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
SELECT count(*) FROM letter AS l JOIN person AS p ON p.id = l.author AND p.mood = 'happy';
--                                                                                ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
