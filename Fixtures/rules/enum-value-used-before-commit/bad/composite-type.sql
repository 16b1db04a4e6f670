-- A field of a composite type, as a row literal, as a ROW, and by its name.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE impression AS (since date, mood mood);
CREATE TABLE person (last impression);
BEGIN;
ALTER TYPE mood ADD VALUE 'happy';
INSERT INTO person VALUES ('(2024-01-01,happy)');
--                         ^^^^^^^^^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
INSERT INTO person VALUES (ROW(now(), 'happy'));
--                                    ^^^^^^^ error certain enum-value-used-before-commit 55P04
UPDATE person SET last.mood = 'happy';
--                            ^^^^^^^ error certain enum-value-used-before-commit 55P04
SELECT * FROM person WHERE (last).mood = 'happy';
--                                       ^^^^^^^ error certain enum-value-used-before-commit 55P04
COMMIT;
